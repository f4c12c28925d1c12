extension BuiltInTemplates {
    /// Mails as plain text: any program shows them.
    static let mails: [(String, String)] = [
        (
            "mail-confirmation.subject",
            """
            {%- capture words -%}Your order {{ order.name }} at {{ shop.name }}{%- endcapture -%}
            {{ 'mail.confirmation_subject' | t: number: order.name, shop: shop.name, default: words }}
            """
        ),
        (
            "mail-confirmation.text",
            """
            {%- assign intro = 'mail.confirmation_intro' | t: default: 'thank you for your order. This is what we noted.' -%}
            {%- render 'mail', intro: intro, greets: true, order: order -%}
            """
        ),
        (
            "mail-notice.subject",
            """
            {%- capture total -%}{{ order.total_price | money_with_currency }}{%- endcapture -%}
            {%- capture words -%}New order {{ order.name }}: {{ total }}{%- endcapture -%}
            {{ 'mail.notice_subject' | t: number: order.name, total: total, default: words }}
            """
        ),
        (
            "mail-notice.text",
            """
            {%- assign intro = 'mail.notice_intro' | t: default: 'A new order has come in.' -%}
            {%- render 'mail', intro: intro, order: order -%}
            """
        ),
        (
            "mail-shipped.subject",
            """
            {%- capture words -%}Your order {{ order.name }} is on its way{%- endcapture -%}
            {{ 'mail.shipped_subject' | t: number: order.name, default: words }}
            """
        ),
        (
            "mail-shipped.text",
            """
            {%- assign intro = 'mail.shipped_intro' | t: default: 'your order has been sent.' -%}
            {%- render 'mail', intro: intro, greets: true, order: order -%}
            """
        ),
        (
            "mail-cancelled.subject",
            """
            {%- capture words -%}Your order {{ order.name }} has been cancelled{%- endcapture -%}
            {{ 'mail.cancelled_subject' | t: number: order.name, default: words }}
            """
        ),
        (
            "mail-cancelled.text",
            """
            {%- assign intro = 'mail.cancelled_intro' | t: default: 'your order has been cancelled.' -%}
            {%- render 'mail', intro: intro, greets: true, order: order -%}
            """
        ),
        (
            "mail-paid.subject",
            """
            {%- capture words -%}Payment received for order {{ order.name }}{%- endcapture -%}
            {{ 'mail.paid_subject' | t: number: order.name, default: words }}
            """
        ),
        (
            "mail-paid.text",
            """
            {%- assign intro = 'mail.paid_intro' | t: default: 'your payment has arrived, thank you.' -%}
            {%- render 'mail', intro: intro, greets: true, order: order -%}
            """
        ),
        (
            "mail-refunded.subject",
            """
            {%- capture words -%}Refund for order {{ order.name }}{%- endcapture -%}
            {{ 'mail.refunded_subject' | t: number: order.name, default: words }}
            """
        ),
        (
            "mail-refunded.text",
            """
            {%- assign intro = 'mail.refunded_intro' | t: default: 'we have paid back your order.' -%}
            {%- render 'mail', intro: intro, greets: true, order: order -%}
            """
        ),
    ]

    static let mail = """
        {%- if greets -%}
        {%- capture words -%}Hello {{ order.customer.name }},{%- endcapture -%}
        {{ 'mail.greeting' | t: name: order.customer.name, default: words }}

        {% endif %}{{ intro }}

        {% capture words %}Order {{ order.name }}{% endcapture -%}
        {{ 'order.status_title' | t: number: order.name, default: words }}
        {% for line in order.line_items %}
        {{ line.quantity }} x {{ line.title }}{% if line.variant_title != blank %}, {{ line.variant_title }}{% endif %}: {{ line.final_line_price | money }}
        {%- endfor %}
        {%- for discount in order.discount_applications %}{% if discount.total_allocated_amount > 0 %}
        {{ discount.title }}: -{{ discount.total_allocated_amount | money }}
        {%- endif %}{% endfor %}
        {%- if order.shipping_method %}
        {{ order.shipping_method.title }}: {{ order.shipping_price | money }}
        {%- endif %}
        {%- if order.payment_fee > 0 %}
        {{ order.payment_method.title }}: {{ order.payment_fee | money }}
        {%- endif %}
        {%- for tax in order.tax_lines %}
        {% if order.taxes_included %}({% endif %}{{ tax.title }} {{ tax.rate }}: {{ tax.price | money }}{% if order.taxes_included %}){% endif %}
        {%- endfor %}
        {{ 'order.total' | t: default: 'Total' }}: {{ order.total_price | money_with_currency }}
        {% unless order.paid or order.cancelled %}{% if order.payment_method %}
        {{ order.payment_method.title }}
        {{ order.payment_method.instructions }}
        {{ order.payment_method.url }}
        {% endif %}{% endunless %}
        {%- if order.shipping_address %}
        {% for line in order.shipping_address.lines %}{{ line }}
        {% endfor %}
        {%- endif %}
        {%- if order.tracking_number != blank %}
        {{ order.tracking_number }} {{ order.tracking_url }}
        {% endif %}
        {%- if order.note != blank %}
        {{ order.note }}
        {% endif %}
        {{ order.status_url }}

        {{ shop.name }}{% if shop.email != blank %}, {{ shop.email }}{% endif %}
        """
}

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
            {%- render 'mail', about: 'notice', intro: intro, order: order -%}
            """
        ),
        (
            "mail-shipped.subject",
            """
            {%- if order.event.whole == false -%}
            {%- capture words -%}Part of your order {{ order.name }} is on its way{%- endcapture -%}
            {{ 'mail.shipped_part_subject' | t: number: order.name, default: words }}
            {%- else -%}
            {%- capture words -%}Your order {{ order.name }} is on its way{%- endcapture -%}
            {{ 'mail.shipped_subject' | t: number: order.name, default: words }}
            {%- endif -%}
            """
        ),
        (
            "mail-shipped.text",
            """
            {%- assign intro = 'mail.shipped_intro' | t: default: 'your order has been sent.' -%}
            {%- if order.partially_fulfilled -%}
            {%- assign intro = 'mail.shipped_part_intro' | t: default: 'part of your order has been sent; the rest follows.' -%}
            {%- endif -%}
            {%- render 'mail', about: 'shipped', intro: intro, greets: true, order: order -%}
            """
        ),
        (
            "mail-cancelled.subject",
            """
            {%- if order.event.whole == false -%}
            {%- capture words -%}Part of your order {{ order.name }} has been cancelled{%- endcapture -%}
            {{ 'mail.cancelled_part_subject' | t: number: order.name, default: words }}
            {%- else -%}
            {%- capture words -%}Your order {{ order.name }} has been cancelled{%- endcapture -%}
            {{ 'mail.cancelled_subject' | t: number: order.name, default: words }}
            {%- endif -%}
            """
        ),
        (
            "mail-cancelled.text",
            """
            {%- assign intro = 'mail.cancelled_intro' | t: default: 'your order has been cancelled.' -%}
            {%- if order.event.whole == false -%}
            {%- assign intro = 'mail.cancelled_part_intro' | t: default: 'part of your order has been cancelled.' -%}
            {%- endif -%}
            {%- render 'mail', about: 'cancelled', intro: intro, greets: true, order: order -%}
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
            {%- if order.event.amount -%}
            {%- capture amount -%}{{ order.event.amount | money_with_currency }}{%- endcapture -%}
            {%- capture words -%}we have paid back {{ amount }} to you.{%- endcapture -%}
            {%- assign intro = 'mail.refunded_amount_intro' | t: amount: amount, default: words -%}
            {%- endif -%}
            {%- render 'mail', about: 'refunded', intro: intro, greets: true, order: order -%}
            """
        ),
        (
            "mail-returned.subject",
            """
            {%- capture words -%}Your return of order {{ order.name }} has arrived{%- endcapture -%}
            {{ 'mail.returned_subject' | t: number: order.name, default: words }}
            """
        ),
        (
            "mail-returned.text",
            """
            {%- assign intro = 'mail.returned_intro' | t: default: 'goods of your order have come back to us.' -%}
            {%- render 'mail', about: 'returned', intro: intro, greets: true, order: order -%}
            """
        ),
        (
            "mail-reminder.subject",
            """
            {%- capture words -%}Order {{ order.name }} is not paid yet{%- endcapture -%}
            {{ 'mail.reminder_subject' | t: number: order.name, default: words }}
            """
        ),
        (
            "mail-reminder.text",
            """
            {%- assign intro = 'mail.reminder_intro' | t: default: 'we have not seen a payment for your order yet.' -%}
            {%- if order.pay_by -%}
            {%- capture day -%}{{ order.pay_by | date: '%Y-%m-%d' }}{%- endcapture -%}
            {%- capture words -%}Please pay by {{ day }}: after that it is cancelled.{%- endcapture -%}
            {%- assign until = 'mail.reminder_until' | t: date: day, default: words -%}
            {%- assign intro = intro | append: ' ' | append: until -%}
            {%- endif -%}
            {%- render 'mail', about: 'reminder', intro: intro, greets: true, order: order -%}
            """
        ),
    ]

    static let mail = """
        {%- if greets -%}
        {%- capture words -%}Hello {{ order.customer.name }},{%- endcapture -%}
        {{ 'mail.greeting' | t: name: order.customer.name, default: words }}

        {% endif %}{{ intro }}

        {% assign event = order.event -%}
        {% if event.whole == false or about == 'refunded' or about == 'returned' %}{% for part in event.line_items %}
        {{ part.quantity }} x {{ part.title }}{% if part.variant_title != blank %}, {{ part.variant_title }}{% endif %}
        {%- endfor %}
        {% unless about == 'shipped' %}
        {% endunless %}{% endif %}
        {% if about == 'shipped' and event %}{{ event.tracking_number }} {{ event.tracking_url }}

        {% endif %}{% if about == 'notice' %}{{ order.customer.name }}
        {{ order.customer.email }}
        {{ order.customer.phone }}

        {% endif %}{% capture words %}Order {{ order.name }}{% endcapture -%}
        {{ 'order.status_title' | t: number: order.name, default: words }}
        {% for line in order.line_items %}
        {{ line.quantity }} x {{ line.title }}{% if line.variant_title != blank %}, {{ line.variant_title }}{% endif %}{% if about == 'notice' %} ({{ line.sku }}){% endif %}: {{ line.final_line_price | money }}
        {%- capture expected %}{% render 'expected', line: line %}{% endcapture %}{% if expected != blank %}
            {{ expected }}
        {%- endif %}
        {%- if line.cancelled_quantity > 0 %}
            {{ 'order.states.cancelled' | t: default: 'Cancelled' }}: {{ line.cancelled_quantity }}
        {%- endif %}
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
        {%- if order.total_refunded > 0 %}
        {{ 'order.paid_back' | t: default: 'Paid back' }}: -{{ order.total_refunded | money }}
        {%- endif %}
        {%- if order.total_due > 0 %}
        {{ 'order.still_due' | t: default: 'Still to pay' }}: {{ order.total_due | money_with_currency }}
        {%- endif %}
        {% assign due = order.total_due %}{% if due == nil %}{% unless order.paid or order.cancelled %}{% assign due = order.total_price %}{% endunless %}{% endif %}
        {%- if order.payment_method %}{% if due > 0 or about == 'notice' %}
        {{ order.payment_method.title }}
        {% unless about == 'notice' %}{{ order.payment_method.instructions }}
        {{ order.payment_method.url }}
        {% endunless %}{% endif %}{% endif %}
        {%- if order.delivery_until %}
        {{ 'order.arrives' | t: default: 'Arrives by' }} {{ order.delivery_until | date: '%Y-%m-%d' }}
        {% endif %}
        {%- if order.pickup %}
        {{ 'order.pickup' | t: default: 'Where to fetch it' }}: {{ order.pickup.name }}
        {% for line in order.pickup.address.lines %}{{ line }}
        {% endfor %}{{ order.pickup.hours }}
        {% endif %}
        {%- if order.shipping_address %}
        {% for line in order.shipping_address.lines %}{{ line }}
        {% endfor %}
        {%- endif %}
        {%- if order.tracking_number != blank and event == nil %}
        {{ order.tracking_number }} {{ order.tracking_url }}
        {% endif %}
        {%- if order.note != blank %}
        {{ order.note }}
        {% endif %}
        {{ order.status_url }}

        {{ shop.name }}{% if shop.email != blank %}, {{ shop.email }}{% endif %}
        """
}

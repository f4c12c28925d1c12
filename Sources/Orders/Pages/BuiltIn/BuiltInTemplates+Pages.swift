extension BuiltInTemplates {
    static let pages: [(String, String)] = [
        (
            "layout",
            """
            <!doctype html>
            <html lang="{{ request.locale.iso_code | default: 'en' }}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{{ page_title }}</title>
            <style>
            :root { color-scheme: light dark }
            body { max-width: 42rem; margin: 0 auto; padding: 1rem; font: 1rem/1.6 system-ui, sans-serif }
            label { display: block; margin-top: .75rem; font-weight: 600 }
            input, select, textarea, button { font: inherit; padding: .5rem; max-width: 100%; box-sizing: border-box }
            input:not([type=radio], [type=checkbox], [type=number]), select, textarea { width: 100% }
            fieldset { margin: 1rem 0 }
            fieldset label { font-weight: 400 }
            table { width: 100%; border-collapse: collapse }
            th, td { padding: .4rem 0; text-align: start; border-bottom: 1px solid; vertical-align: top }
            td:last-child { text-align: end }
            .problem { color: #b3261e; font-weight: 600 }
            @media (prefers-color-scheme: dark) { .problem { color: #ffb4ab } }
            .trap { position: absolute; left: -200vw }
            </style>
            </head>
            <body>
            <p><a href="{{ routes.root_url }}">{{ shop.name }}</a></p>
            <main>{{ content_for_layout }}</main>
            </body>
            </html>
            """
        ),
        (
            "checkout",
            """
            <h1>{{ 'checkout.title' | t: default: 'Checkout' }}</h1>
            {% render 'form', checkout: checkout, form: form, problems: problems %}
            """
        ),
        (
            "problem",
            """
            <h1>{{ 'checkout.title' | t: default: 'Checkout' }}</h1>
            <div role="alert">
            <h2>{{ 'order.problems_title' | t: count: problems.size, default: 'Please look at this again' }}</h2>
            <ul>
            {%- for problem in problems -%}
            <li>{% if problem.anchor %}<a href="#{{ problem.anchor }}">{{ problem.message }}</a>
            {%- else %}{{ problem.message }}{% endif %}
            {%- if problem.url %} <a href="{{ problem.url }}">{{ problem.number }}</a>{% endif %}</li>
            {%- endfor -%}
            </ul>
            </div>
            {% if checkout.line_items.size > 0 -%}
            {% render 'form', checkout: checkout, form: form, problems: problems %}
            {%- else -%}
            <p><a href="{{ routes.root_url }}">{{ 'order.back' | t: default: 'Back to the shop' }}</a></p>
            {%- endif %}
            """
        ),
        (
            "thanks",
            """
            {%- assign name = order.customer.name -%}
            <h1>{{ 'order.thanks_title' | t: name: name, default: 'Thank you for your order' }}</h1>
            {%- capture title -%}Order {{ order.name }}{%- endcapture -%}
            <p>{{ 'order.status_title' | t: number: order.name, default: title }}</p>
            {% render 'standing', order: order %}
            """
        ),
        (
            "status",
            """
            {%- capture title -%}Order {{ order.name }}{%- endcapture -%}
            <h1>{{ 'order.status_title' | t: number: order.name, default: title }}</h1>
            {% render 'standing', order: order %}
            """
        ),
        (
            "message",
            """
            <h1>{{ message.title }}</h1>
            <p>{{ message.text }}</p>
            <p><a href="{{ routes.root_url }}">{{ 'order.back' | t: default: 'Back to the shop' }}</a></p>
            """
        ),
    ]

    static let snippets: [(String, String)] = [
        ("form", form), ("input", input), ("country", country), ("place", place), ("sum", sum),
        ("standing", standing), ("parts", parts), ("expected", expected), ("mail", mail),
    ]

    private static let form = """
        <form method="post" action="{{ routes.orders_url }}">
        <table>
        {%- for line in checkout.line_items %}
        <tr>
        {%- capture expected -%}{%- render 'expected', line: line -%}{%- endcapture %}
        <td>{{ line.title }} {{ line.variant_title }}{% if expected != blank %}<br>{{ expected }}{% endif %}
        {%- if line.message %}<br><span class="problem" id="{{ line.anchor }}-problem">{{ line.message }}</span>{% endif %}
        </td>
        <td><input type="hidden" name="sku" value="{{ line.sku }}">
        <input type="number" name="quantity" id="{{ line.anchor }}" value="{{ line.quantity }}" min="0"
        {%- if line.message %} aria-invalid="true" aria-describedby="{{ line.anchor }}-problem"{% endif %}
         aria-label="{{ 'product.quantity' | t: default: 'Quantity' }}: {{ line.title }} {{ line.variant_title }}"></td>
        <td>{{ line.final_line_price | money }}</td>
        </tr>
        {%- endfor %}
        </table>
        {%- for notice in checkout.notices %}<p>{{ notice.message }}</p>{% endfor %}
        {%- comment -%} First, so that the Enter key prices again and never orders by accident. {%- endcomment %}
        <p><button formaction="{{ routes.checkout_url }}" formnovalidate>{{ 'order.update' | t: default: 'Update the total' }}</button></p>
        <input type="hidden" name="key" value="{{ checkout.key }}">
        <input type="hidden" name="expected_total" value="{{ checkout.total_price }}">
        <p class="trap" aria-hidden="true"><label>Website <input name="website" tabindex="-1" autocomplete="off"></label></p>
        {%- assign label = 'order.name' | t: default: 'Name' -%}
        {%- render 'input', field: 'name', label: label, autocomplete: 'name', required: true, form: form, problems: problems -%}
        {%- assign label = 'order.email' | t: default: 'E-mail' -%}
        {%- render 'input', field: 'email', label: label, autocomplete: 'email', type: 'email', required: true, maxlength: 254, form: form, problems: problems -%}
        {%- assign label = 'order.phone' | t: default: 'Phone' -%}
        {%- render 'input', field: 'phone', label: label, autocomplete: 'tel', type: 'tel', required: checkout.requires_phone, maxlength: 50, form: form, problems: problems -%}
        {%- if checkout.requires_shipping -%}
        {%- render 'country', checkout: checkout, form: form, problems: problems -%}
        {%- for part in checkout.address_fields -%}
        {%- case part -%}
        {%- when 'address1' -%}
        {%- assign label = 'order.address1' | t: default: 'Street and number' -%}
        {%- render 'input', field: 'address1', label: label, autocomplete: 'address-line1', form: form, problems: problems -%}
        {%- when 'address2' -%}
        {%- assign label = 'order.address2' | t: default: 'Flat, floor, company' -%}
        {%- render 'input', field: 'address2', label: label, autocomplete: 'address-line2', form: form, problems: problems -%}
        {%- when 'city' -%}
        {%- assign label = 'order.city' | t: default: 'City' -%}
        {%- render 'input', field: 'city', label: label, autocomplete: 'address-level2', required: checkout.city_required, maxlength: 100, form: form, problems: problems -%}
        {%- else -%}
        {%- render 'place', part: part, checkout: checkout, form: form, problems: problems -%}
        {%- endcase -%}
        {%- endfor %}
        <fieldset id="shipping">
        <legend>{{ 'order.shipping' | t: default: 'Shipping' }}</legend>
        {%- assign problem = problems | where: 'field', 'shipping' | first -%}
        {%- if problem %}<p class="problem">{{ problem.message }}</p>{% endif -%}
        {%- for method in checkout.shipping_methods %}
        <label><input type="radio" name="shipping" value="{{ method.id }}"{% if method.id == checkout.shipping_method.id %} checked{% endif %}>
        {{ method.title }}, {{ method.price | money }}</label>
        {%- endfor %}
        </fieldset>
        {%- elsif checkout.country_required -%}
        {%- render 'country', checkout: checkout, form: form, problems: problems -%}
        {%- if checkout.regions.size > 0 %}{% render 'place', part: 'region', checkout: checkout, form: form, problems: problems %}{% endif -%}
        {%- if checkout.postcode_required %}{% render 'place', part: 'postcode', checkout: checkout, form: form, problems: problems %}{% endif -%}
        {%- endif %}
        <fieldset id="payment">
        <legend>{{ 'order.payment' | t: default: 'Payment' }}</legend>
        {%- assign problem = problems | where: 'field', 'payment' | first -%}
        {%- if problem %}<p class="problem">{{ problem.message }}</p>{% endif -%}
        {%- for method in checkout.payment_methods %}
        <label><input type="radio" name="payment" value="{{ method.id }}" required{% if method.id == checkout.payment_method.id %} checked{% endif %}>
        {{ method.title }}{% if method.fee > 0 %}, {{ method.fee | money }}{% endif %}</label>
        {%- endfor %}
        </fieldset>
        {%- assign label = 'order.code' | t: default: 'Discount code' -%}
        {%- render 'input', field: 'code', label: label, autocomplete: 'off', maxlength: 64, form: form, problems: problems -%}
        {%- assign problem = problems | where: 'field', 'note' | first %}
        <label for="note">{{ 'order.note' | t: default: 'Note' }}</label>
        <textarea id="note" name="note" rows="3" maxlength="2000">{{ form.note }}</textarea>
        {%- if problem %}<span class="problem">{{ problem.message }}</span>{% endif -%}
        {%- if checkout.terms_url -%}
        {%- assign problem = problems | where: 'field', 'terms' | first %}
        <p><input id="terms" type="checkbox" name="terms" value="yes" required{% if form.terms != blank %} checked{% endif %}>
        <a href="{{ checkout.terms_url }}" target="_blank">{{ 'order.terms' | t: default: 'I accept the terms of sale.' }}</a>
        {%- if problem %}<br><span class="problem">{{ problem.message }}</span>{% endif %}</p>
        {%- endif %}
        {% render 'sum', order: checkout %}
        <p><button>{{ 'order.place' | t: default: 'Place order and pay' }}</button></p>
        </form>
        """

    private static let input = """
        {%- assign problem = problems | where: 'field', field | first %}
        <label for="{{ field }}">{{ label }}</label>
        <input id="{{ field }}" name="{{ field }}" type="{{ type | default: 'text' }}" autocomplete="{{ autocomplete }}" maxlength="{{ maxlength | default: 200 }}" value="{{ form[field] }}"
        {%- if required %} required{% endif -%}
        {%- if problem %} aria-invalid="true" aria-describedby="{{ field }}-problem"{% endif %}>
        {%- if problem %}<span class="problem" id="{{ field }}-problem">{{ problem.message }}</span>{% endif -%}
        """

    private static let country = """
        {%- assign problem = problems | where: 'field', 'country' | first %}
        <label for="country">{{ 'order.country' | t: default: 'Country' }}</label>
        <select id="country" name="country" autocomplete="country"{% if problem %} aria-invalid="true" aria-describedby="country-problem"{% endif %}>
        {%- if checkout.countries.size > 1 %}<option value="">…</option>{% endif -%}
        {%- for country in checkout.countries -%}
        <option value="{{ country.code }}"{% if country.code == form.country %} selected{% endif %}>{{ country.name }}</option>
        {%- endfor -%}
        </select>
        {%- if problem %}<span class="problem" id="country-problem">{{ problem.message }}</span>{% endif %}
        """

    private static let place = """
        {%- if part == 'postcode' -%}
        {%- assign key = checkout.postcode_name | prepend: 'order.postcode_names.' -%}
        {%- case checkout.postcode_name -%}
        {%- when 'zip' -%}{%- assign word = 'ZIP code' -%}
        {%- when 'eircode' -%}{%- assign word = 'Eircode' -%}
        {%- when 'pin' -%}{%- assign word = 'PIN code' -%}
        {%- when 'postal_code' -%}{%- assign word = 'Postal code' -%}
        {%- else -%}{%- assign word = 'Postcode' -%}
        {%- endcase -%}
        {%- assign fallback = 'order.postcode' | t: default: word -%}
        {%- assign label = key | t: default: fallback -%}
        {%- render 'input', field: 'postcode', label: label, autocomplete: 'postal-code', required: checkout.postcode_required, maxlength: 20, form: form, problems: problems -%}
        {%- else -%}
        {%- assign key = checkout.region_name | prepend: 'order.region_names.' -%}
        {%- assign word = checkout.region_name | replace: 'do_si', 'province' | capitalize | default: 'State or region' -%}
        {%- assign fallback = 'order.region' | t: default: word -%}
        {%- assign label = key | t: default: fallback -%}
        {%- if checkout.regions.size > 0 -%}
        {%- assign problem = problems | where: 'field', 'region' | first %}
        <label for="region">{{ label }}</label>
        <select id="region" name="region" autocomplete="address-level1"{% if checkout.region_required %} required{% endif %}{% if problem %} aria-invalid="true" aria-describedby="region-problem"{% endif %}>
        <option value="">…</option>
        {%- for region in checkout.regions -%}
        <option value="{{ region.code }}"{% if region.code == form.region %} selected{% endif %}>{{ region.name }}</option>
        {%- endfor -%}
        </select>
        {%- if problem %}<span class="problem" id="region-problem">{{ problem.message }}</span>{% endif %}
        {%- else -%}
        {%- render 'input', field: 'region', label: label, autocomplete: 'address-level1', maxlength: 100, form: form, problems: problems -%}
        {%- endif -%}
        {%- endif -%}
        """

    private static let sum = """
        <table id="sum">
        {%- for line in order.line_items %}
        {%- capture expected -%}{%- render 'expected', line: line -%}{%- endcapture %}
        <tr><td>{{ line.quantity }} × {{ line.title }} {{ line.variant_title }}{% if expected != blank %}<br>{{ expected }}{% endif %}</td><td>{{ line.final_line_price | money }}</td></tr>
        {%- endfor -%}
        {%- for discount in order.discount_applications -%}
        {%- if discount.total_allocated_amount > 0 %}
        <tr><td>{{ discount.title }}</td><td>−{{ discount.total_allocated_amount | money }}</td></tr>
        {%- endif -%}
        {%- endfor -%}
        {%- if order.shipping_method %}
        <tr><td>{{ order.shipping_method.title }}</td><td>{{ order.shipping_price | money }}</td></tr>
        {%- endif -%}
        {%- if order.payment_fee > 0 %}
        <tr><td>{{ order.payment_method.title }}</td><td>{{ order.payment_fee | money }}</td></tr>
        {%- endif -%}
        {%- for tax in order.tax_lines %}
        <tr><td>{% if order.taxes_included %}{{ 'order.tax_included' | t: default: 'Tax included' }}: {% endif %}{{ tax.title }} {{ tax.rate }}</td><td>{{ tax.price | money }}</td></tr>
        {%- endfor %}
        <tr><th>{{ 'order.total' | t: default: 'Total' }}</th><td><strong>{{ order.total_price | money_with_currency }}</strong></td></tr>
        </table>
        """

    private static let standing = """
        {%- capture state -%}{{ order.status | capitalize }}{%- endcapture -%}
        {%- assign key = order.status | prepend: 'order.states.' -%}
        <p><strong>{{ key | t: default: state }}</strong></p>
        {%- for parcel in order.fulfillments %}
        <h2>{{ 'order.your_parcel' | t: default: 'Your parcel' }}</h2>
        {%- render 'parts', parts: parcel.line_items -%}
        {%- if parcel.tracking_number != blank %}
        <p>{% if parcel.tracking_url %}<a href="{{ parcel.tracking_url }}">{{ parcel.tracking_number }}</a>{% else %}{{ parcel.tracking_number }}{% endif %}</p>
        {%- endif -%}
        {%- else -%}
        {%- if order.tracking_number != blank %}
        <p>{% if order.tracking_url %}<a href="{{ order.tracking_url }}">{{ order.tracking_number }}</a>{% else %}{{ order.tracking_number }}{% endif %}</p>
        {%- endif %}
        {%- endfor -%}
        {%- for change in order.cancellations %}
        <h2>{{ 'order.cancelled_parts' | t: default: 'Cancelled' }}</h2>{% render 'parts', parts: change.line_items %}
        {%- endfor -%}
        {%- for change in order.returns %}
        <h2>{{ 'order.returned_parts' | t: default: 'Came back' }}</h2>{% render 'parts', parts: change.line_items %}
        {%- endfor -%}
        {%- for change in order.refunds %}
        <h2>{{ 'order.paid_back' | t: default: 'Paid back' }}: {{ change.amount | money }}</h2>{% render 'parts', parts: change.line_items %}
        {%- endfor %}
        {% render 'sum', order: order %}
        {%- assign due = order.total_due -%}
        {%- if due == nil -%}{%- unless order.paid or order.cancelled -%}{%- assign due = order.total_price -%}{%- endunless -%}{%- endif -%}
        {%- if due > 0 and order.payment_method %}
        <h2>{{ order.payment_method.title }}</h2>
        {%- if order.total_due > 0 %}<p>{{ 'order.still_due' | t: default: 'Still to pay' }}: {{ order.total_due | money_with_currency }}</p>{% endif -%}
        {%- if order.payment_method.instructions %}<p>{{ order.payment_method.instructions | newline_to_br }}</p>{% endif -%}
        {%- if order.payment_method.url %}<p><a href="{{ order.payment_method.url }}">{{ order.payment_method.title }}</a></p>{% endif -%}
        {%- endif -%}
        {%- if order.pickup %}<p>{{ order.pickup.name }}</p>
        {%- if order.pickup.address %}<address>{{ order.pickup.address | format_address }}</address>{% endif -%}
        {%- if order.pickup.hours %}<p>{{ order.pickup.hours | newline_to_br }}</p>{% endif -%}
        {%- endif -%}
        {%- if order.shipping_address %}<address>{{ order.shipping_address | format_address }}</address>{% endif -%}
        {%- if order.note != blank %}<p>{{ order.note | newline_to_br }}</p>{% endif %}
        <p><a href="{{ routes.root_url }}">{{ 'order.back' | t: default: 'Back to the shop' }}</a></p>
        """

    private static let parts = """
        <ul>
        {%- for part in parts %}<li>{{ part.quantity }} × {{ part.title }} {{ part.variant_title }}</li>{% endfor -%}
        </ul>
        """

    /// When a line that was not there yet is promised.
    private static let expected = """
        {%- capture day -%}{{ line.expected_at | date: '%Y-%m-%d' }}{%- endcapture -%}
        {%- unless line.open_quantity == 0 -%}
        {%- if line.expected_at -%}
        {%- capture words -%}Not there yet: expected on {{ day }}{%- endcapture -%}
        {{ 'order.expected.date' | t: date: day, default: words }}
        {%- elsif line.availability == 'preorder' or line.availability == 'backorder' -%}
        {{ 'order.expected.backorder' | t: default: 'Not there yet: sent when it is' }}
        {%- endif -%}
        {%- endunless -%}
        """
}

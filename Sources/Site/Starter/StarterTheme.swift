/// The theme of a new shop: one layout, the templates that every theme has, one stylesheet.
enum StarterTheme {
    static let files: [StarterShop.File] = [
        StarterShop.File(path: "theme.yaml", text: "name: Starter\nversion: 1.0.0\n"),
        StarterShop.File(
            path: "layout/theme.liquid",
            text: """
                <!doctype html>
                <html lang="{{ request.locale.iso_code }}">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                {{ content_for_header }}
                {{ 'theme.css' | asset_url | stylesheet_tag }}
                </head>
                <body>
                <a class="skip" href="#main">Skip to content</a>
                <header>
                  <a href="{{ routes.root_url }}">{{ shop.name }}</a>
                  <nav aria-label="Main">
                    {%- for link in linklists.main.links %}
                    <a href="{{ link.url }}"{% if link.active %} aria-current="page"{% endif %}>{{ link.title }}</a>
                    {%- endfor %}
                  </nav>
                </header>
                <main id="main">
                {{ content_for_layout }}
                </main>
                <footer>{{ shop.name }}{% if shop.email != blank %} · <a href="mailto:{{ shop.email }}">{{ shop.email }}</a>{% endif %}</footer>
                </body>
                </html>

                """),
        StarterShop.File(
            path: "snippets/card.liquid",
            text: """
                <li>
                  <a href="{{ product.url }}">
                    {%- if product.featured_image %}{{ product.featured_image | image_url: width: 600 | image_tag: loading: 'lazy' }}{% endif %}
                    {{ product.title }}
                  </a>
                  <span>{{ product.price | money }}{% unless product.available %} · Sold out{% endunless %}</span>
                </li>

                """),
        StarterShop.File(
            path: "templates/index.liquid",
            text: """
                <h1>{{ shop.name }}</h1>
                {% if shop.description != blank %}<p>{{ shop.description }}</p>{% endif %}
                <ul class="grid">
                {% for product in collections.all.products limit: 12 %}{% render 'card', product: product %}{% endfor %}
                </ul>

                """),
        StarterShop.File(
            path: "templates/product.liquid",
            text: """
                <h1>{{ product.title }}</h1>
                {% for image in product.images %}{{ image | image_url: width: 1200 | image_tag }}{% endfor %}
                <p>{{ product.price | money }}{% if product.compare_at_price > product.price %} <s>{{ product.compare_at_price | money }}</s>{% endif %}</p>
                {% form 'product', product %}
                {% if product.has_only_default_variant %}
                  <input type="hidden" name="sku" value="{{ product.selected_or_first_available_variant.sku }}">
                {% else %}
                  <label>{{ product.options | join: ' / ' }}
                    <select name="sku">
                      {% for variant in product.variants %}
                      <option value="{{ variant.sku }}"{% unless variant.available %} disabled{% endunless %}>{{ variant.title }} – {{ variant.price | money }}{% unless variant.available %} (sold out){% endunless %}</option>
                      {% endfor %}
                    </select>
                  </label>
                {% endif %}
                  <label>Quantity <input type="number" name="quantity" value="1" min="1"></label>
                  <button{% unless product.available %} disabled{% endunless %}>{% if product.available %}Buy{% else %}Sold out{% endif %}</button>
                {% endform %}
                {{ product.description }}

                """),
        StarterShop.File(
            path: "templates/collection.liquid",
            text: """
                <h1>{{ collection.title }}</h1>
                {{ collection.description }}
                {% paginate collection.products by 24 %}
                <ul class="grid">
                {% for product in collection.products %}{% render 'card', product: product %}{% endfor %}
                </ul>
                {{ paginate | default_pagination }}
                {% endpaginate %}

                """),
        StarterShop.File(
            path: "templates/list-collections.liquid",
            text: """
                <h1>{{ page_title }}</h1>
                <ul>
                {% for collection in collections %}<li><a href="{{ collection.url }}">{{ collection.title }}</a></li>{% endfor %}
                </ul>

                """),
        StarterShop.File(path: "templates/page.liquid", text: "<h1>{{ page.title }}</h1>\n{{ page.content }}\n"),
        StarterShop.File(
            path: "templates/journal.liquid",
            text: """
                <h1>{{ blog.title }}</h1>
                {% for article in blog.articles %}
                <article><h2><a href="{{ article.url }}">{{ article.title }}</a></h2>{{ article.excerpt_or_content }}</article>
                {% endfor %}

                """),
        StarterShop.File(
            path: "templates/article.liquid",
            text:
                "<h1>{{ article.title }}</h1>\n<p>{{ article.published_at | date: '%-d %B %Y' }}</p>\n{{ article.content }}\n"
        ),
        StarterShop.File(
            path: "templates/404.liquid",
            text: "<h1>{{ page_title }}</h1>\n<p><a href=\"{{ routes.root_url }}\">{{ shop.name }}</a></p>\n"),
        StarterShop.File(
            path: "assets/theme.css",
            text: """
                :root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
                body { max-width: 64rem; margin: 0 auto; padding: 1rem; }
                header, footer { display: flex; flex-wrap: wrap; gap: 1rem; padding: 1rem 0; }
                img { max-width: 100%; height: auto; }
                .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1.5rem; padding: 0; list-style: none; }
                .skip:not(:focus) { position: absolute; left: -99rem; }

                """),
    ]
}

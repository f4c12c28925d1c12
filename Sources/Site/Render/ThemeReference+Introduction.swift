import Text
import Theming

extension ThemeReference {
    /// The written part: what a theme is made of, and where a static shop differs.
    static let introduction = """
        # Themes

        This page is printed from the tables that the engine itself works with; do not edit it.
        To print it again: `VITRINE_RECORD=1 swift test --filter ThemeReferenceTests`, which writes the file and fails, so \
        that nobody records without noticing.

        A theme is a folder of [Liquid](https://shopify.github.io/liquid/) in `themes/`. Objects, fields, filters and tags \
        carry the names that storefront themes use elsewhere, wherever the thing is the same. `vitrine new theme NAME` makes \
        one that extends `plain` and builds at once.

        ```
        themes/NAME/
          theme.yaml                 name, version, extends, settings
          layout/theme.liquid        the frame around every page
          templates/*.liquid|.json   a page of each kind, see below
          templates/orders/*.liquid  what the order intake shows and mails
          sections/*.liquid|.json    sections with a schema; section groups
          snippets/*.liquid          parts, for {% render 'name' %}
          assets/*                   style sheets, scripts, fonts, pictures of the theme
          locales/*.json             its texts in each language
        ```

        ## Templates

        | template | shows | knows |
        | --- | --- | --- |
        | `index` | the home page | |
        | `product` | a product | `product` |
        | `collection` | a collection, and the products under a tag | `collection`, `current_tags` |
        | `list-collections` | all collections | `collections` |
        | `page` | a page of the shop | `page` |
        | `journal` | the list of posts | `blog` |
        | `article` | a post | `article`, `blog` |
        | `cart`, `checkout`, `search`, `404` | what they say | |

        A content file with `template: gift` is shown by `product.gift.liquid` (or `.json`), if the theme has it. \
        A layout must print `{{ content_for_header }}` inside `<head>` (title, description, canonical address, Open Graph, \
        structured data, feeds) and `{{ content_for_layout }}` where the page goes.

        ## theme.yaml and settings

        ```yaml
        name: Harbour
        version: 1.0.0
        extends: plain
        settings:
          accent: {type: color, default: "#0b57a4", label: Colour of links}
          columns: {type: range, min: 2, max: 5, default: 4, label: Products in a row}
          shape: {type: select, options: [round, square], default: round}
        ```

        Templates read `{{ settings.accent }}`; the owner sets values in `store.yaml` under `theme.settings`, and what is \
        wrong there is reported with its line. With `extends`, every file that the theme lacks is the extended theme's, \
        file by file; a setting of the extended theme can be given another default by naming it with `default` alone.

        | type | value in templates |
        | --- | --- |
        | `text`, `textarea` | text |
        | `richtext`, `html` | HTML, printed as it stands |
        | `number`, `range` | a number; `min`, `max`, and for a range `step` |
        | `checkbox` | true or false |
        | `select` | one of `options` |
        | `color` | a [color](#color) |
        | `font` | a [font](#font): a CSS family list |
        | `image` | an [image](#image) of `media/`, or nil |
        | `url` | an address; a path to a content file becomes its address |
        | `product`, `collection`, `page`, `article`, `menu` | that thing by its handle, or nil |
        | `product_list`, `collection_list` | a list of them |

        ## Sections and JSON templates

        A section is a file of `sections/` with a `{% schema %}`: JSON with `name`, `tag`, `class`, `settings`, `blocks`, \
        `max_blocks`, `presets` and `default`. Its settings have the types above under the names storefront themes use \
        (`image_picker`, `link_list`, `inline_richtext`, `header` and so on work too). `{% section 'name' %}` shows it with \
        its defaults. A JSON template lists sections with their settings and blocks:

        ```json
        {"sections": {"top": {"type": "hero", "settings": {"heading": "Spring"}}}, "order": ["top"]}
        ```

        A section group is the same in `sections/NAME.json`, for `{% sections 'NAME' %}`. \
        The element around a section is `<div id="shopify-section-ID" class="shopify-section">`, as scripts and style sheets \
        of storefront themes expect; `"tag": null` leaves it out.

        ## Texts

        `locales/en.json` holds texts by key, `{{ 'cart.title' | t }}` prints one. `en.default.json` marks the language \
        that stands in where another lacks a text. Plural texts give the forms `zero one two few many other` that their \
        language has (Unicode CLDR); `t: count: n` chooses one. `{{ name }}` in a text is filled by `t: name: value`. A key \
        that ends in `_html` gives HTML, into which arguments are put escaped. `date_formats.NAME` gives patterns for \
        `date: format: 'NAME'`.

        ## Pictures

        `image_url: width:` and `image_tag: widths:` name resized copies, which are made after all pages are rendered by an \
        installed vips (`vipsthumbnail`; Debian's package is `libvips-tools`) or ImageMagick and kept in `.vitrine/images/`; \
        `vitrine serve` shows the page before they are there. Without either the original is used, with its own width and \
        height, and the build says so once. Drawings (SVG), GIF and AVIF files are never resized, and no copy is larger than \
        its original.

        ## Assets

        `{{ 'theme.css' | asset_url }}` is named by the file's content. `url(...)` and `@import` in style sheets and \
        `import` in scripts follow those names. `NAME.css.liquid` is rendered with `settings` first. Comments and white space \
        of style sheets and scripts are left out where that cannot change their meaning.

        ## Where a static shop differs

        - Output is escaped for HTML unless the value is HTML already; `raw` is the way out.
        - A page is the same for everybody: `cart` is empty, `customer` is nil, nothing is selected or searched for. Scripts fill in.
        - `product.id` is the handle and `variant.id` the article number (SKU); they never change by themselves.
        - JPY and its like have no decimals, so their prices are whole yen.
        - A tag's page uses the `collection` template; `collection` is the tag then.

        """
}

// Market's script. Every page works without it; it adds the cart, the option buttons and small comforts.
(() => {
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The cart: an array of lines in localStorage. Prices in it are only for show; the checkout computes them anew.
  const KEY = 'vitrine-cart';
  const read = () => {
    try {
      const lines = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(lines) ? lines.filter(line => line && line.sku && line.quantity > 0) : [];
    } catch { return []; }
  };
  const write = lines => {
    try { localStorage.setItem(KEY, JSON.stringify(lines)); } catch { return false; }
    showCount();
    return true;
  };
  const showCount = () => {
    const count = read().reduce((sum, line) => sum + line.quantity, 0);
    for (const badge of all('[data-cart-count]')) { badge.textContent = count; badge.hidden = !count; }
  };
  const clamp = (number, min, max) => Math.max(min, Math.min(max || 9999, Math.floor(number) || min));

  // The gallery: thumbnails scroll the row instead of jumping the page.
  const gallery = find('[data-gallery]');
  const row = gallery && find('.gallery__pictures', gallery);
  const thumbs = gallery ? all('.gallery__thumbs a', gallery) : [];
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const showPicture = (number, smooth) => {
    const picture = row && row.children[number - 1];
    if (picture) row.scrollTo({ left: picture.offsetLeft - row.offsetLeft, behavior: smooth && !calm.matches ? 'smooth' : 'instant' });
  };
  thumbs.forEach((thumb, index) => thumb.addEventListener('click', event => { event.preventDefault(); showPicture(index + 1, true); }));
  if (thumbs.length && 'IntersectionObserver' in window) {
    const watch = new IntersectionObserver(entries => entries.forEach(entry => {
      const index = [...row.children].indexOf(entry.target);
      if (entry.isIntersecting) thumbs.forEach((thumb, other) => other === index ? thumb.setAttribute('aria-current', 'true') : thumb.removeAttribute('aria-current'));
    }), { root: row, threshold: 0.6 });
    for (const picture of row.children) watch.observe(picture);
  }

  // The product form.
  const form = find('#buy');
  const list = form && find('select[name=sku]', form);
  const chosen = () => list ? list.selectedOptions[0] : find('[name=sku]', form);

  const addLine = (source, quantity) => {
    const lines = read();
    const { title, cents, url, image, max } = source.dataset;
    const line = lines.find(other => other.sku === source.value);
    if (line) line.quantity = clamp(line.quantity + quantity, 1, +max);
    else lines.push({ sku: source.value, quantity: clamp(quantity, 1, +max), title, cents: +cents, url, image, max: +max || 0, variant: (source.dataset.options || '').split('|').join(' / ') });
    return write(lines);
  };

  document.addEventListener('submit', event => {
    const button = event.submitter;
    if (!button || !button.matches('[data-add]')) return;
    const owner = event.target;
    const source = owner === form ? chosen() : find('[name=sku]', owner);
    const input = find('[name=quantity]', owner);
    if (!addLine(source, +input.value || 1)) return; // no storage: let the form buy directly
    event.preventDefault();
    button.dataset.done = '';
    setTimeout(() => delete button.dataset.done, 1500);
    const note = find('[data-toast]');
    if (!note) return;
    find('[data-toast-title]', note).textContent = source.dataset.title;
    note.dataset.on = '';
    clearTimeout(note.timer);
    note.timer = setTimeout(() => delete note.dataset.on, 6000);
  });

  const showVariant = remember => {
    const option = chosen();
    const data = option.dataset;
    const put = (selector, text) => all(selector).forEach(element => {
      element.textContent = text || '';
      const box = element.closest('.price__was, .price__unit');
      if (box) box.hidden = !text;
    });
    put('[data-price-box] [data-price], [data-price-copy]', data.price);
    put('[data-price-box] [data-compare]', data.compare);
    put('[data-price-box] [data-unit]', data.unit);
    put('[data-sku]', option.value);
    find('[data-price-box] .price').classList.toggle('price--sale', !!data.compare);
    const stock = find('.stock', form);
    stock.className = `stock stock--${data.state}`;
    stock.textContent = data.stock;
    const sold = data.state === 'sold-out';
    for (const button of all('[data-add]', form).concat(all('[data-buy]', form))) button.disabled = sold;
    for (const button of all('.buy [data-label]')) button.textContent = sold ? button.dataset.soldOut : data.state === 'preorder' ? button.dataset.preorder : button.dataset.label;
    if (data.picture) showPicture(+data.picture, remember);
    if (remember) history.replaceState(null, '', data.url);
    const quantity = find('#quantity');
    if (!quantity) return;
    quantity.min = data.min || 1;
    quantity.max = data.max || '';
    quantity.value = clamp(+quantity.value, +quantity.min, +data.max);
  };

  const groups = form ? all('.option', form) : [];
  const picks = () => groups.map(group => (find(':checked', group) || {}).value);
  const markOptions = () => {
    const now = picks();
    groups.forEach((group, index) => {
      find('[data-chosen]', group).textContent = now[index];
      for (const input of all('input', group)) {
        const wanted = Object.assign([...now], { [index]: input.value });
        const match = [...list.options].find(option => option.dataset.options === wanted.join('|'));
        input.toggleAttribute('data-none', !match || match.disabled);
      }
    });
  };
  if (list) {
    const select = option => { list.selectedIndex = option.index; option.disabled = false; };
    for (const group of groups) group.addEventListener('change', () => {
      const wanted = picks().join('|');
      const match = [...list.options].find(option => option.dataset.options === wanted);
      if (match) { select(match); showVariant(true); } else soldOut();
      markOptions();
    });
    const soldOut = () => {
      const button = find('[data-label]', form);
      all('[data-add], [data-buy]', form).forEach(other => { other.disabled = true; });
      button.textContent = button.dataset.soldOut;
    };
    list.addEventListener('change', () => showVariant(true));
    const asked = new URLSearchParams(location.search).get('variant');
    const option = [...list.options].find(other => other.value === asked);
    if (option) {
      select(option);
      option.dataset.options.split('|').forEach((value, index) => all('input', groups[index]).forEach(input => { input.checked = input.value === value; }));
      showVariant(false);
    }
    markOptions();
  }

  // Quantity steppers, on the product page and in the cart.
  document.addEventListener('click', event => {
    const step = event.target.closest('[data-step]');
    if (!step) return;
    const input = find('input', step.parentElement);
    const by = +step.dataset.step * (+input.step || 1);
    input.value = clamp(+input.value + by, +input.min || 1, +input.max);
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });

  // The buy bar of phones shows while the real button is out of sight.
  const bar = find('[data-buy-bar]');
  const mainButton = form && find('.buy__row', form);
  if (bar && mainButton && 'IntersectionObserver' in window) {
    new IntersectionObserver(([entry]) => bar.toggleAttribute('data-on', !entry.isIntersecting)).observe(mainButton);
  }

  // Menus close with Escape and with a click elsewhere.
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    for (const menu of all('details[data-dismiss][open]')) { menu.open = false; find('summary', menu).focus(); }
  });
  document.addEventListener('click', event => {
    for (const menu of all('details[data-dismiss][open]')) if (!menu.contains(event.target)) menu.open = false;
  });

  window.Market = { find, all, read, write, clamp };
  showCount();
  addEventListener('storage', showCount);
  addEventListener('pageshow', showCount);
})();

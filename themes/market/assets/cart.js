// The cart and checkout pages. Loaded after theme.js, which keeps the lines.
(() => {
  const { find, all, read, write, clamp } = window.Market;

  // Money is written after a sample that the build made of 123456789 minor units, so no locale table is needed.
  const moneyWriter = sample => {
    const body = sample.match(/\d(?:.*\d)?/)[0];
    const marks = body.match(/\D/g) || [];
    const point = marks.length && (marks.length < 2 || marks.at(-1) !== marks[0]) ? marks.at(-1) : '';
    const digits = point ? body.length - body.lastIndexOf(point) - 1 : 0;
    const comma = marks.length > (point ? 1 : 0) ? marks[0] : '';
    return minor => {
      const text = String(minor).padStart(digits + 1, '0');
      const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, comma);
      return sample.replace(body, () => whole + (digits ? point + text.slice(-digits) : ''));
    };
  };

  // The cart page.
  const cart = find('[data-cart]');
  const empty = find('[data-cart-empty]');
  if (cart) {
    const money = moneyWriter(find('[data-subtotal]', cart).dataset.sample);
    const status = find('[data-cart-status]');
    const draw = () => {
      const lines = read();
      cart.hidden = !lines.length;
      empty.hidden = !!lines.length;
      find('[data-lines]', cart).replaceChildren(...lines.map((line, index) => {
        const row = find('template[data-line]').content.cloneNode(true);
        const image = find('img', row);
        if (line.image) image.src = line.image; else image.remove();
        for (const link of all('a', row)) link.href = line.url || '#';
        find('.line__title a', row).textContent = line.title;
        find('[data-variant]', row).textContent = line.variant || '';
        find('[data-each]', row).textContent = money(line.cents);
        find('[data-sum]', row).textContent = money(line.cents * line.quantity);
        find('[name=sku]', row).value = line.sku;
        const input = find('[name=quantity]', row);
        input.value = line.quantity;
        input.setAttribute('aria-label', `${input.getAttribute('aria-label')}: ${line.title}`);
        if (line.max) input.max = line.max;
        input.addEventListener('change', () => change(index, clamp(+input.value, 1, line.max), status.dataset.updated));
        const remove = find('[data-remove]', row);
        remove.setAttribute('aria-label', `${remove.textContent}: ${line.title}`);
        remove.addEventListener('click', () => change(index, 0, status.dataset.removed));
        return row;
      }));
      find('[data-subtotal]', cart).textContent = money(lines.reduce((sum, line) => sum + line.cents * line.quantity, 0));
    };
    const change = (index, quantity, message) => {
      const lines = read();
      if (quantity) lines[index].quantity = quantity; else lines.splice(index, 1);
      write(lines);
      if (quantity) {
        const row = all('.line', cart)[index];
        find('[name=quantity]', row).value = quantity;
        find('[data-sum]', row).textContent = money(lines[index].cents * quantity);
        find('[data-subtotal]', cart).textContent = money(lines.reduce((sum, line) => sum + line.cents * line.quantity, 0));
      } else {
        draw();
        (find('[data-remove]', cart) || find('main')).focus();
      }
      status.textContent = message;
    };
    draw();
    addEventListener('storage', draw);
  }

  // The checkout page carries the cart over.
  const hand = find('[data-checkout]');
  if (hand && read().length) {
    for (const line of read()) for (const name of ['sku', 'quantity']) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name, value: line[name] });
      hand.append(input);
    }
    hand.hidden = find('[data-cart-filled]').hidden = false;
    empty.hidden = true;
  }
  if (find('[data-cart-clear]')) write([]);
})();

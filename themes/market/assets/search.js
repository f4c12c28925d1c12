// The search page of a small shop. Loaded after theme.js.
(() => {
  const { find, all } = window.Market;

  // Search narrows the list of a small shop: every word must begin a word of the product.
  const search = find('[data-search]');
  const products = all('[data-search-list] > li');
  if (search && products.length) {
    const input = find('input', search);
    const fold = text => ' ' + text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ');
    const texts = products.map(item => fold(item.dataset.words));
    const narrow = () => {
      const words = fold(input.value).trim().split(' ');
      let count = 0;
      products.forEach((item, index) => { count += !(item.hidden = !words.every(word => texts[index].includes(' ' + word))); });
      find('[data-search-none]').hidden = count > 0;
    };
    input.addEventListener('input', narrow);
    search.addEventListener('submit', event => { event.preventDefault(); narrow(); history.replaceState(null, '', '?q=' + encodeURIComponent(input.value)); });
    input.value = new URLSearchParams(location.search).get('q') || '';
    narrow();
  }
})();

// A part of a page that could not be fetched: the whole page says why. A session that ended leads to the login.
(() => {
  document.addEventListener('htmx:beforeSwap', event => {
    if (new URL(event.detail.xhr.responseURL, location.href).pathname === '/login') {
      event.detail.shouldSwap = false;
      location.assign('/login');
    }
  });
  document.addEventListener('htmx:responseError', event => event.target.closest('form')?.submit());
})();
// A button that copies a text of the page; where the browser has no clipboard for the page, the text is selected.
(() => {
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const text = document.getElementById(button.dataset.copy);
    getSelection().selectAllChildren(text);
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text.textContent).catch(() => {});
    }
    button.textContent = button.dataset.done;
  });
})();
// What is wider than the screen is drawn along by keyboard too, and says what it is.
(() => {
  const reach = () => document.querySelectorAll('.scroll').forEach(box => {
    if (box.scrollWidth <= box.clientWidth || box.hasAttribute('tabindex')) return;
    const heading = box.closest('section, form, .panel')?.querySelector('h2, h1') ?? document.querySelector('h1');
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', heading.textContent.trim());
  });
  document.addEventListener('DOMContentLoaded', reach);
  document.addEventListener('htmx:afterSwap', reach);
  document.addEventListener('toggle', reach, true);
  addEventListener('resize', reach);
})();

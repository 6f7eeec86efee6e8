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

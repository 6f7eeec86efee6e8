// A part of a page that could not be fetched: the whole page says why. A session that ended leads to the login.
(() => {
  document.addEventListener('htmx:beforeSwap', event => {
    if (new URL(event.detail.xhr.responseURL, location.href).pathname === '/login') {
      event.detail.shouldSwap = false;
      location.assign(event.detail.xhr.responseURL);
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
// What was typed into a form whose session had ended comes back after the login: in this tab, to the same account.
(() => {
  const KEY = 'shuqiao.draft';
  const page = document.documentElement.dataset;
  const here = page.here ?? location.pathname + location.search;
  const typed = form => [...form.elements].filter(each => each.name && each.name !== '_csrf'
    && !['password', 'file', 'submit', 'button'].includes(each.type));
  const choice = each => each.type === 'checkbox' || each.type === 'radio';
  const forget = () => sessionStorage.removeItem(KEY);
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!page.who || form.method !== 'post' || form.action.endsWith('/logout')) return;
    sessionStorage.setItem(KEY, JSON.stringify({ who: page.who, here, action: form.getAttribute('action'),
      values: typed(form).map(each => [each.name, each.value, choice(each) ? each.checked : null]) }));
  }, true);
  document.addEventListener('htmx:afterOnLoad', event => {
    const led = new URL(event.detail.xhr.responseURL, location.href).pathname.startsWith('/login');
    if (event.target.matches?.('form') && !led) forget();
  });
  const restore = draft => {
    const forms = [...document.forms].filter(each => each.method === 'post');
    const form = forms.find(each => each.getAttribute('action') === draft.action)
      ?? forms.find(each => draft.values.some(([name]) => each.elements[name]));
    if (!form) return false;
    draft.values.forEach(([name, value, checked]) => typed(form).filter(each => each.name === name
      && each.type !== 'hidden' && (!choice(each) || each.value === value)).forEach(each => {
      if (choice(each)) each.checked = checked; else each.value = value;
      each.dispatchEvent(new Event('input', { bubbles: true }));
    }));
    return true;
  };
  addEventListener('load', () => {
    const draft = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (!draft) return;
    if (location.pathname.startsWith('/login')) {
      if (new URLSearchParams(location.search).has('expired')) {
        sessionStorage.setItem(KEY, JSON.stringify({ ...draft, late: true }));
      }
      return;
    }
    if (!draft.late || draft.who !== page.who) { forget(); return; }
    if (draft.here !== here && !draft.led) {
      sessionStorage.setItem(KEY, JSON.stringify({ ...draft, led: true }));
      location.replace(draft.here);
      return;
    }
    forget();
    if (restore(draft)) {
      const said = Object.assign(document.createElement('div'), { className: 'alert alert-success',
        textContent: page.restored });
      said.setAttribute('role', 'status');
      document.querySelector('main').prepend(said);
    }
  });
})();
// The first time an account is here in this browser, its desk offers the story of one exchange.
(() => {
  const key = 'shuqiao.tour.' + document.documentElement.dataset.who;
  addEventListener('DOMContentLoaded', () => {
    const tour = document.getElementById('tour');
    if (!tour || localStorage.getItem(key)) return;
    tour.hidden = false;
    tour.addEventListener('click', event => {
      if (!event.target.closest('a, button')) return;
      localStorage.setItem(key, 'seen');
      tour.hidden = event.target.id === 'tour-over';
    });
  });
})();

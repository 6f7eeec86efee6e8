// Titles under the search field while one types: a combobox by the pattern of the ARIA guide. The server escapes them.
(() => {
  const field = document.querySelector('input[data-suggest]');
  if (!field) return;
  const list = document.getElementById(field.getAttribute('aria-controls'));
  let asked = 0, timer = 0, active = -1;

  const options = () => [...list.querySelectorAll('[role=option]')];
  const close = () => {
    list.hidden = true; active = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const choose = index => {
    const all = options();
    active = (index + all.length + 1) % (all.length + 1);
    all.forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    if (active < all.length) field.setAttribute('aria-activedescendant', all[active].id);
    else { active = -1; field.removeAttribute('aria-activedescendant'); }
  };
  const ask = async () => {
    const number = ++asked, text = field.value.trim();
    if (!text) return close();
    const answer = await fetch(field.dataset.suggest + '?q=' + encodeURIComponent(text)).catch(() => null);
    if (!answer?.ok || number !== asked || document.activeElement !== field) return;
    list.innerHTML = await answer.text();
    if (!options().length) return close();
    active = -1; list.hidden = false;
    field.setAttribute('aria-expanded', 'true');
  };

  field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  field.addEventListener('keydown', event => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown') { choose(active + 1); event.preventDefault(); }
    else if (event.key === 'ArrowUp') { choose(active < 0 ? options().length - 1 : active - 1); event.preventDefault(); }
    else if (event.key === 'Escape') { close(); event.preventDefault(); }
    else if (event.key === 'Enter' && active >= 0) { location.assign(options()[active].dataset.href); event.preventDefault(); }
  });
  list.addEventListener('mousedown', event => {
    const option = event.target.closest('[role=option]');
    if (option) { event.preventDefault(); location.assign(option.dataset.href); }
  });
  field.addEventListener('blur', close);
})();

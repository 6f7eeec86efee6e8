// The editor of queries: colours, completion over the granted schema, Ctrl-Enter, stop, parameters, history, paging.
(() => {
  const form = document.getElementById('ask');
  const area = form.querySelector('textarea[name=sql]');
  const schema = JSON.parse(area.dataset.schema);
  const who = document.documentElement.dataset.who;

  // the text stays in the form's own field, which works without this script too
  area.classList.add('visually-hidden');
  area.tabIndex = -1;
  area.setAttribute('aria-hidden', 'true');
  const host = document.createElement('div');
  area.closest('label').after(host);

  const words = ['select', 'from', 'where', 'group by', 'order by', 'join', 'left join', 'on', 'and', 'or', 'as',
    'count(*)', 'sum', 'avg', 'min', 'max', 'distinct', 'having', 'limit', 'in', 'like', 'between', 'is null', 'not'];
  const choices = editor => {
    const cursor = editor.getCursor();
    const before = editor.getLine(cursor.line).slice(0, cursor.ch);
    const typed = before.match(/[\w.\u4e00-\u9fff]*$/)[0];
    const last = typed.slice(typed.lastIndexOf('.') + 1).toLowerCase();
    const columns = Object.entries(schema).flatMap(([table, one]) =>
      Object.entries(one.columns).map(([name, title]) => ({ name, title, of: table })));
    const shown = (text, title) => ({ text, displayText: title ? text + '  ' + title : text });
    const found = [
      ...columns.filter(c => c.name.toLowerCase().startsWith(last) || c.title.includes(last))
        .map(c => ({ from: last.length, ...shown(c.name, c.title + ' · ' + c.of) })),
      ...Object.entries(schema).filter(([name, one]) => name.toLowerCase().startsWith(typed.toLowerCase())
        || one.title.includes(typed)).map(([name, one]) => ({ from: typed.length, ...shown(name, one.title) })),
      ...(typed ? words.filter(word => word.startsWith(typed.toLowerCase())) : [])
        .map(word => ({ from: typed.length, ...shown(word) }))];
    const unique = found.filter((each, i) => found.findIndex(other => other.displayText === each.displayText) === i);
    return {
      list: unique.map(each => ({ ...each, hint: (cm, data, pick) =>
        cm.replaceRange(pick.text, { line: cursor.line, ch: cursor.ch - pick.from }, cursor) })),
      from: { line: cursor.line, ch: cursor.ch - last.length }, to: cursor };
  };

  const editor = CodeMirror(host, {
    value: area.value, mode: 'text/x-pgsql', lineNumbers: true, lineWrapping: true, tabSize: 2,
    screenReaderLabel: area.dataset.label, hintOptions: { hint: choices, completeSingle: false },
    extraKeys: { 'Ctrl-Enter': () => form.requestSubmit(), 'Cmd-Enter': () => form.requestSubmit(),
      'Ctrl-Space': 'autocomplete', Tab: false, 'Shift-Tab': false }
  });
  editor.on('change', () => { if (area.value !== editor.getValue()) area.value = editor.getValue(); });
  area.addEventListener('input', () => { if (area.value !== editor.getValue()) editor.setValue(area.value); });
  area.closest('label').addEventListener('click', event => { event.preventDefault(); editor.focus(); });
  document.getElementById('keys').hidden = false;

  // stop: the name of the run is the page's own; asked again until the answer is there, as the query may not have begun
  const cancel = document.getElementById('cancel');
  const run = form.querySelector('[name=run]');
  let asking = 0;
  form.addEventListener('submit', () => {
    run.value = [...crypto.getRandomValues(new Uint8Array(12))].map(b => b.toString(16).padStart(2, '0')).join('');
  }, true);
  form.addEventListener('htmx:beforeRequest', () => { cancel.hidden = false; });
  form.addEventListener('htmx:afterRequest', () => { cancel.hidden = true; clearInterval(asking); remember(); });
  cancel.addEventListener('click', () => {
    const body = () => new URLSearchParams({ run: run.value, _csrf: form.querySelector('[name=_csrf]').value });
    const ask = () => fetch('/query/cancel', { method: 'POST', body: body() });
    ask();
    asking = setInterval(ask, 700);
  });

  // parameters of a saved query: each gets a field, and its value goes into what is sent, never into what is kept
  const values = document.getElementById('values');
  const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|::|:([a-z_]\w*)/gi;
  const named = sql => [...new Set([...sql.matchAll(quoted)].map(match => match[1]).filter(Boolean))];
  const ask = () => {
    const names = named(editor.getValue());
    [...values.querySelectorAll('label')].filter(each => !names.includes(each.dataset.of)).forEach(each => each.remove());
    names.filter(name => !values.querySelector('[data-of="' + name + '"]')).forEach(name => {
      const label = document.createElement('label');
      label.dataset.of = name;
      const said = Object.assign(document.createElement('span'), { className: 'small', textContent: ':' + name });
      label.append(said, Object.assign(document.createElement('input'),
        { className: 'form-control form-control-sm', required: true, autocomplete: 'off' }));
      values.append(label);
    });
    values.hidden = !names.length;
  };
  const filled = sql => sql.replace(quoted, (whole, name) => !name ? whole
    : "'" + values.querySelector('[data-of="' + name + '"] input').value.replaceAll("'", "''") + "'");
  editor.on('change', ask);
  ask();
  form.addEventListener('submit', () => { area.value = filled(editor.getValue()); }, true);
  form.addEventListener('htmx:afterRequest', () => { area.value = editor.getValue(); });

  // saved on the server under a name: the text as it stands in the editor
  const save = document.getElementById('save');
  save.addEventListener('submit', () => { save.elements.text.value = editor.getValue(); }, true);
  save.hidden = false;

  // the latest queries: this browser alone, no value in them
  const list = document.getElementById('kept-list');
  const kept = document.getElementById('kept');
  const KEY = 'shuqiao.sql.' + who;
  const LATEST = 20;
  const bare = sql => sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').replace(/'(?:[^']|'')*'?/g, "''")
    .replace(/\b\d{5,}\b/g, '0').trim();
  const read = () => { try { return JSON.parse(localStorage.getItem(KEY)) ?? []; } catch { return []; } };
  const write = all => { localStorage.setItem(KEY, JSON.stringify(all)); show(); };
  const remember = () => {
    const sql = bare(editor.getValue());
    const all = read();
    if (!sql || all.some(each => each.sql === sql)) return;
    write([{ sql }, ...all.slice(0, LATEST - 1)]);
  };
  const button = (text, about, work) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'btn btn-sm btn-outline-secondary me-1';
    made.textContent = text;
    made.setAttribute('aria-label', text + ' ' + about);
    made.addEventListener('click', work);
    return made;
  };
  const show = () => {
    const all = read();
    list.replaceChildren(...all.map((each, i) => {
      const line = document.createElement('li');
      const text = document.createElement('code');
      text.textContent = each.sql;
      line.append(text, document.createElement('br'),
        button(kept.dataset.use, each.sql, () => { editor.setValue(each.sql); editor.focus(); }),
        button(kept.dataset.drop, each.sql, () => write(read().filter((one, at) => at !== i))));
      return line;
    }));
    if (!all.length) list.append(Object.assign(document.createElement('li'), { textContent: kept.dataset.empty }));
  };
  kept.hidden = false;
  show();

  // a long answer page by page
  const paged = () => document.querySelectorAll('table[data-page]:not([data-paged])').forEach(table => {
    table.dataset.paged = 'yes';
    const rows = [...table.tBodies[0].rows];
    const size = Number(table.dataset.page);
    if (rows.length <= size) return;
    let first = 0;
    const bar = document.createElement('nav');
    bar.className = 'paging mt-2 align-items-center';
    const said = document.createElement('span');
    said.setAttribute('role', 'status');
    const turn = step => { first = Math.min(Math.max(0, first + step), Math.floor((rows.length - 1) / size) * size); draw(); };
    const before = button(table.dataset.before, '', () => turn(-size));
    const after = button(table.dataset.after, '', () => turn(size));
    bar.setAttribute('aria-label', table.closest('[aria-label]').getAttribute('aria-label'));
    bar.append(before, said, after);
    const draw = () => {
      rows.forEach((row, i) => { row.hidden = i < first || i >= first + size; });
      said.textContent = table.dataset.of.replace('%1', first + 1).replace('%2', Math.min(first + size, rows.length))
        .replace('%3', rows.length);
      before.disabled = first === 0;
      after.disabled = first + size >= rows.length;
    };
    table.closest('.scroll').after(bar);
    draw();
  });
  document.addEventListener('htmx:afterSwap', paged);
  paged();
})();

// Approves with the passkey what a form does: the server says the act in words, the passkey signs the act's digest.
(() => {
  const dialog = document.getElementById('approve');
  const part = selector => dialog.querySelector(selector);
  const problem = part('[role=alert]');

  const shownBy = async form => {
    const response = await fetch(form.action + '/act', {
      method: 'POST', headers: {'Accept': 'application/json'}, body: new URLSearchParams(new FormData(form))
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error([answer.code, answer.problem, answer.remedy].join(' '));
    }
    return answer;
  };

  // What is shown is what the act names: the browser compares, whatever the server says.
  const requireShown = async shown => {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(shown.words)));
    const digest = 'sha256:' + Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
    if (JSON.parse(shown.act).shown !== digest) {
      throw new Error(dialog.dataset.problem);
    }
  };

  const hidden = (form, name, value) => {
    const field = Object.assign(document.createElement('input'), {type: 'hidden', name, value});
    form.append(field);
  };

  const told = e => {
    problem.textContent = e.name === 'Error' ? e.message : dialog.dataset.problem;
    problem.hidden = false;
  };

  let waiting = null;

  part('[value=cancel]').addEventListener('click', () => dialog.close());
  part('[value=sign]').addEventListener('click', async () => {
    try {
      const credential = await navigator.credentials.get(
        {publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(waiting.shown.options)});
      hidden(waiting.form, 'act', waiting.shown.act);
      hidden(waiting.form, 'assertion', JSON.stringify(credential.toJSON()));
      waiting.form.submit();
    } catch (e) {
      told(e);
    }
  });

  document.querySelectorAll('form[data-approve]').forEach(form => form.addEventListener('submit', async event => {
    event.preventDefault();
    problem.hidden = true;
    part('[value=sign]').hidden = false;
    part('.words').textContent = '';
    try {
      const shown = await shownBy(form);
      await requireShown(shown);
      waiting = {form, shown};
      part('.words').textContent = shown.words;
      part('.digest').textContent = atob(shown.options.challenge.replaceAll('-', '+').replaceAll('_', '/'));
    } catch (e) {
      part('[value=sign]').hidden = true;
      told(e);
    }
    dialog.showModal();
  }));
})();

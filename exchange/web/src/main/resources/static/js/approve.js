// Approves with the passkey what a form does: the server says the act in words, the passkey signs the act's digest.
(() => {
  const dialog = document.getElementById('approve');
  const part = selector => dialog.querySelector(selector);
  const problem = part('[role=alert]');

  const shownBy = async (action, fields) => {
    const response = await fetch(action + '/act', {
      method: 'POST', headers: {'Accept': 'application/json'}, body: new URLSearchParams(fields)
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

  part('[value=cancel]').addEventListener('click', () => {
    dialog.close();
    waiting?.cancelled?.();
  });
  part('[value=sign]').addEventListener('click', async () => {
    try {
      const credential = await navigator.credentials.get(
        {publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(waiting.shown.options)});
      waiting.signed(waiting.shown.act, JSON.stringify(credential.toJSON()));
    } catch (e) {
      told(e);
    }
  });

  // Shows an act in its words; what is done with the signature is the caller's.
  const show = (shown, signed, cancelled) => {
    waiting = {shown, signed, cancelled};
    problem.hidden = true;
    part('[value=sign]').hidden = false;
    part('.words').textContent = shown.words;
    part('.digest').textContent = atob(shown.options.challenge.replaceAll('-', '+').replaceAll('_', '/'));
  };

  document.querySelectorAll('form[data-approve]').forEach(form => form.addEventListener('submit', async event => {
    event.preventDefault();
    problem.hidden = true;
    part('[value=sign]').hidden = false;
    part('.words').textContent = '';
    try {
      const shown = await shownBy(form.action, new FormData(form));
      await requireShown(shown);
      show(shown, (act, assertion) => {
        hidden(form, 'act', act);
        hidden(form, 'assertion', assertion);
        form.submit();
      });
    } catch (e) {
      part('[value=sign]').hidden = true;
      told(e);
    }
    dialog.showModal();
  }));

  // Several acts, one after the other: each is shown, and signed by a touch of its own.
  const approved = async (action, fields) => {
    const shown = await shownBy(action, fields);
    await requireShown(shown);
    const [act, assertion] = await new Promise((signed, cancelled) => {
      show(shown, (...both) => signed(both), () => cancelled(new Error(dialog.dataset.problem)));
      if (!dialog.open) {
        dialog.showModal();
      }
    });
    fields.append('act', act);
    fields.append('assertion', assertion);
    const answer = await fetch(action, {method: 'POST', body: new URLSearchParams(fields)});
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!answer.ok) {
      throw new Error(page.querySelector('.problem')?.textContent.trim() ?? dialog.dataset.problem);
    }
    return {url: answer.url, said: page.querySelector('.alert-success')?.textContent ?? ''};
  };

  // A node signs the decision in its own time; the grant follows from it.
  const granted = async form => {
    for (let again = 0; ; again++) {
      try {
        const fields = new FormData();
        ['_csrf', 'digest'].forEach(name => fields.append(name, form.elements[name].value));
        return await approved(form.dataset.grant, fields);
      } catch (e) {
        if (again === 10 || !e.message.startsWith('SQ-EXC-0025')) {
          throw e;
        }
        await new Promise(done => setTimeout(done, 1000));
      }
    }
  };

  document.querySelectorAll('form[data-together]').forEach(all => all.addEventListener('submit', async event => {
    event.preventDefault();
    for (const form of document.querySelectorAll('form.together-part')) {
      const output = form.querySelector('output');
      try {
        const decided = await approved(form.action, new FormData(form));
        output.textContent = form.dataset.grant ? (await granted(form)).said : decided.said;
      } catch (e) {
        output.textContent = e.message;
      }
    }
    dialog.close();
  }));
})();

// Approves with the passkey what a form does: the server says the act in words, the passkey signs the act's digest.
(() => {
  const dialog = document.getElementById('approve');
  const part = selector => dialog.querySelector(selector);
  const problem = part('[role=alert]');

  // As a form sends its fields: what is shown and what is sent have the same ends of lines.
  const encoded = fields => new URLSearchParams(Array.from(fields, ([name, value]) =>
    [name, value.replace(/\r\n|[\r\n]/g, '\r\n')]));

  const shownBy = async (action, fields) => {
    const response = await fetch(action + '/act', {
      method: 'POST', headers: {'Accept': 'application/json'}, body: encoded(fields)
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error([answer.code, answer.problem, answer.remedy].join(' '));
    }
    return answer;
  };

  const digestOf = async text => {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
    return 'sha256:' + Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  };

  // What is shown is what the act names: the browser compares, whatever the server says.
  const requireShown = async shown => {
    if (JSON.parse(shown.act).shown !== await digestOf(shown.words)) {
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
      waiting.signed(waiting.shown.act, JSON.stringify(credential.toJSON()));
    } catch (e) {
      told(e);
    }
  });

  // Shows an act in its words; what is done with the signature is the caller's.
  const show = (shown, signed) => {
    waiting = {shown, signed};
    problem.hidden = true;
    part('[value=sign]').hidden = false;
    part('.words').textContent = shown.words;
    part('.digest').textContent = atob(shown.options.challenge.replaceAll('-', '+').replaceAll('_', '/'));
  };

  document.querySelectorAll('form[data-approve]').forEach(form => form.addEventListener('submit', async event => {
    const pressed = event.submitter;
    if (pressed?.hasAttribute('data-plain')) {
      return; // it only looks, and signs nothing
    }
    event.preventDefault();
    problem.hidden = true;
    part('[value=sign]').hidden = false;
    part('.words').textContent = '';
    try {
      const shown = await shownBy(form.action, new FormData(form, pressed));
      await requireShown(shown);
      show(shown, (act, assertion) => {
        if (pressed?.name) {
          hidden(form, pressed.name, pressed.value);
        }
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

  // Several acts that one touch signs: what is signed is the digest of the list of their digests.
  const requireList = async (parts, options) => {
    const acts = await Promise.all(parts.map(each => digestOf(each.act)));
    const list = await digestOf(JSON.stringify({acts, for: 'joint-approval', v: 1}));
    if (atob(options.challenge.replaceAll('-', '+').replaceAll('_', '/')) !== list) {
      throw new Error(dialog.dataset.problem);
    }
  };

  document.querySelectorAll('form[data-together]').forEach(form => form.addEventListener('submit', async event => {
    event.preventDefault();
    problem.hidden = true;
    part('.words').textContent = '';
    try {
      const {parts, options} = await shownBy(form.action, new FormData(form));
      await Promise.all(parts.map(requireShown));
      await requireList(parts, options);
      const words = parts.map((each, number) => `(${number + 1}/${parts.length})\n${each.words}`).join('\n\n');
      show({words, options}, (none, assertion) => {
        hidden(form, 'acts', JSON.stringify(parts.map(each => each.act)));
        hidden(form, 'assertion', assertion);
        form.submit();
      });
    } catch (e) {
      part('[value=sign]').hidden = true;
      told(e);
    }
    dialog.showModal();
  }));
})();

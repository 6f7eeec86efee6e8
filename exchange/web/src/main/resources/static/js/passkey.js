// Registers a passkey, or shows one after the password. The server makes each challenge and judges each answer.
(() => {
  const send = async (form, path, body) => {
    const response = await fetch(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json', 'Accept': 'application/json',
        'X-CSRF-TOKEN': form.querySelector('[name=_csrf]').value
      },
      body: JSON.stringify(body)
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error([answer.code, answer.problem, answer.remedy].join(' '));
    }
    return answer;
  };

  const ceremonies = {
    register: async form => {
      const options = await send(form, form.action + '/options', {});
      const credential = await navigator.credentials.create(
        {publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options)});
      return send(form, form.action, {label: form.elements.label.value, credential: credential.toJSON()});
    },
    show: async form => {
      const options = await send(form, form.action + '/options', {});
      const credential = await navigator.credentials.get(
        {publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)});
      return send(form, form.action, credential.toJSON());
    }
  };

  document.querySelectorAll('form[data-passkey]').forEach(form => form.addEventListener('submit', async event => {
    event.preventDefault();
    const problem = form.querySelector('[role=alert]');
    problem.hidden = true;
    try {
      location.assign((await ceremonies[form.dataset.passkey](form)).next);
    } catch (e) {
      problem.textContent = e.name === 'Error' ? e.message : form.dataset.problem;
      problem.hidden = false;
    }
  }));
})();

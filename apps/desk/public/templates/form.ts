/** A line to type into. `extra` are further attributes, `hint` whether the language has words for one under `nameHint`. */
function line(name: string, o: { extra?: string; hint?: boolean; may?: boolean } = {}): string {
  const hint = o.hint === true ? `<p class="hint" id="${name}-hint"><%= it.t.${name}Hint %></p>` : '';
  const may = o.may === true ? ' <span class="may"><%= it.t.optional %></span>' : '';
  const described = o.hint === true ? ` aria-describedby="${name}-hint"` : '';
  const extra = o.extra === undefined ? '' : ` ${o.extra}`;
  return `<div class="field"><label for="${name}"><%= it.t.${name} %>${may}</label>${hint}<input id="${name}" name="${name}"${extra} value="<%= it.form.${name} %>"${described}></div>
`;
}

function tick(name: string): string {
  return `<div class="check"><input type="checkbox" id="${name}" name="${name}" value="1"<% if (it.form.${name}) { %> checked<% } %>><label for="${name}"><%= it.t.${name} %></label></div>
`;
}

/** The complaint form, also with what was typed and a notice. Data: t, a, form, files, notice, wrongText, slots. */
export const FORM = `<% if (it.notice) { %><%~ include('@NOTICE', it) %><% } else { %>
<p><%= it.t.lead %></p>
<% } %>
<form id="f" method="post" action="<%= it.t.paths.form %>" accept-charset="utf-8" enctype="multipart/form-data">
<%~ include('@HIDDEN', it) %>
<div class="field">
<label for="text"><%= it.t.text %> <span class="must"><%= it.t.required %></span></label>
<p class="hint" id="text-hint"><%= it.t.textHint %></p>
<textarea id="text" name="text" rows="10" aria-required="true" aria-describedby="text-hint<% if (it.notice) { %> notice<% } %>"<% if (it.wrongText) { %> aria-invalid="true"<% } %><% if (it.notice && !it.checked) { %> autofocus<% } %>>
<%= it.form.text %></textarea>
</div>
${line('occurred', { hint: true, may: true, extra: 'autocomplete="off"' })}
${line('line', { hint: true, may: true, extra: 'inputmode="tel" autocomplete="off"' })}
<%~ include('@FILES', it) %>
<fieldset>
<legend><%= it.t.contactTitle %> <span class="may"><%= it.t.optional %></span></legend>
<p class="hint"><%= it.t.contactHint %></p>
${line('name', { extra: 'autocomplete="name"' })}
${line('phone', { extra: 'inputmode="tel" autocomplete="tel"' })}
${line('email', { extra: 'inputmode="email" autocomplete="email"' })}
${line('address', { extra: 'autocomplete="street-address"' })}
${line('representative')}
</fieldset>
<fieldset>
<legend><%= it.t.wishTitle %> <span class="may"><%= it.t.optional %></span></legend>
${tick('cannotSpeak')}
${tick('relay')}
${tick('callback')}
<div class="field"><label for="callbackTime"><%= it.t.callbackTime %></label>
<select id="callbackTime" name="callbackTime"><option value=""><%= it.a(it.t.callbackAny) %></option>
<% it.slots.forEach((slot, at) => { %><option value="<%= at %>"<% if (it.form.callbackTime === String(at)) { %> selected<% } %>><%= slot %></option>
<% }) %></select></div>
${line('callbackNote')}
</fieldset>
<p class="privacy"><%= it.t.privacy %> <a href="<%= it.t.paths.privacy %>"><%= it.t.navPrivacy %></a></p>
<button type="submit"><%= it.t.send %></button>
</form>
`;

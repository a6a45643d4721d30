/** The complaint form, also with what was typed and a notice. Data: t, form, token, notice ({title, text} or null). */
export const FORM = `<% if (it.notice) { %>
<div class="notice" role="alert" id="notice"><p class="notice-title"><%= it.notice.title %></p><p><%= it.notice.text %></p></div>
<% } else { %>
<p><%= it.t.lead %></p>
<% } %>
<form method="post" action="<%= it.t.paths.form %>" accept-charset="utf-8" enctype="multipart/form-data">
<input type="hidden" name="formId" value="<%= it.form.formId %>">
<input type="hidden" name="token" value="<%= it.token %>">
<div class="field">
<label for="text"><%= it.t.text %> <span class="must"><%= it.t.required %></span></label>
<p class="hint" id="text-hint"><%= it.t.textHint %></p>
<textarea id="text" name="text" rows="12" aria-required="true" aria-describedby="text-hint<% if (it.notice) { %> notice<% } %>"<% if (it.notice) { %> autofocus<% } %>>
<%= it.form.text %></textarea>
</div>
<div class="field">
<label for="subject"><%= it.t.subject %> <span class="may"><%= it.t.optional %></span></label>
<input id="subject" name="subject" value="<%= it.form.subject %>">
</div>
<fieldset>
<legend><%= it.t.contactTitle %> <span class="may"><%= it.t.optional %></span></legend>
<p class="hint"><%= it.t.contactHint %></p>
<div class="field"><label for="name"><%= it.t.name %></label><input id="name" name="name" autocomplete="name" value="<%= it.form.name %>"></div>
<div class="field"><label for="phone"><%= it.t.phone %></label><input id="phone" name="phone" inputmode="tel" autocomplete="tel" value="<%= it.form.phone %>"></div>
<div class="field"><label for="email"><%= it.t.email %></label><input id="email" name="email" inputmode="email" autocomplete="email" value="<%= it.form.email %>"></div>
<div class="field"><label for="representative"><%= it.t.representative %></label><input id="representative" name="representative" value="<%= it.form.representative %>"></div>
<div class="check"><input type="checkbox" id="relay" name="relay" value="1"<% if (it.form.relay) { %> checked<% } %>><label for="relay"><%= it.t.relay %></label></div>
</fieldset>
<div class="trap" aria-hidden="true"><label for="website"><%= it.t.trap %></label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<div class="field"><label for="files"><%= it.t.files %> <span class="may"><%= it.t.optional %></span></label><p class="hint" id="files-hint"><%= it.t.filesHint %></p><input type="file" id="files" name="files" multiple aria-describedby="files-hint"></div>
<p class="privacy"><%= it.t.privacy %></p>
<button type="submit"><%= it.t.send %></button>
</form>
`;

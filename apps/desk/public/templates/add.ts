/** Words and files for a case that stands already. Data: t, a, form, files, notice, wrongText, wrongSlip, asNew. */
export const ADD = `<% if (it.notice) { %><%~ include('@NOTICE', it) %><% } %>
<p><%= it.t.addLead %></p>
<form id="f" method="post" action="<%= it.t.paths.add %>" accept-charset="utf-8" enctype="multipart/form-data">
<%~ include('@HIDDEN', it) %>
<div class="field"><label for="slip"><%= it.t.slip %> <span class="must"><%= it.t.required %></span></label><input id="slip" name="slip" autocomplete="off" placeholder="2026-11-000123" value="<%= it.form.slip %>" aria-required="true"<% if (it.wrongSlip) { %> aria-invalid="true" aria-describedby="notice" autofocus<% } %>></div>
<div class="field"><label for="secret"><%= it.t.secret %> <span class="must"><%= it.t.required %></span></label><input id="secret" name="secret" autocomplete="off" autocapitalize="characters" value="<%= it.form.secret %>" aria-required="true"<% if (it.wrongSlip) { %> aria-invalid="true" aria-describedby="notice"<% } %>></div>
<div class="field"><label for="text"><%= it.t.addText %></label>
<textarea id="text" name="text" rows="8"<% if (it.wrongText) { %> aria-invalid="true" aria-describedby="notice"<% } %><% if (it.notice && !it.checked && !it.wrongSlip) { %> autofocus<% } %>>
<%= it.form.text %></textarea></div>
<%~ include('@FILES', it) %>
<p class="privacy"><%= it.t.privacy %> <a href="<%= it.t.paths.privacy %>"><%= it.t.navPrivacy %></a></p>
<button type="submit"><%= it.t.addSend %></button>
<% if (it.asNew) { %><button class="second" formaction="<%= it.t.paths.form %>" name="go" value="carry" formnovalidate><%= it.t.addAsNew %></button><% } %>
</form>
`;

/** Thanks for what was added. Data: t, done (text), files. */
export const ADD_DONE = `<p role="status"><strong><%= it.done %></strong></p>
<dl class="times"><%~ include('@TAKEN', it) %></dl>
<p class="noprint"><a href="<%= it.t.paths.status %>"><%= it.t.navStatus %></a></p>
`;

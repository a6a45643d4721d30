/** Status look-up and its answer. Data: t, form ({slip, secret}), notice, state (text or null), times ([label, text] pairs). */
export const STATUS = `<% if (it.state) { %>
<dl class="slip"><dt><%= it.t.slip %></dt><dd class="big"><%= it.form.slip %></dd></dl>
<dl class="times"><dt><%= it.t.statusState %></dt><dd><strong><%= it.state %></strong></dd>
<% for (const [label, at] of it.times) { %><dt><%= label %></dt><dd><%= at %></dd><% } %></dl>
<form id="f" class="noprint" method="post" action="<%= it.t.paths.add %>" accept-charset="utf-8"><input type="hidden" name="slip" value="<%= it.form.slip %>"><input type="hidden" name="secret" value="<%= it.form.secret %>">
<button class="second" name="go" value="carry"><%= it.t.navAdd %></button></form>
<% } else { %>
<% if (it.notice) { %><div class="notice" role="alert" id="notice"><p><%= it.notice %></p></div><% } %>
<p><%= it.t.statusLead %></p>
<form id="f" method="post" action="<%= it.t.paths.status %>" accept-charset="utf-8">
<div class="field"><label for="slip"><%= it.t.slip %></label><input id="slip" name="slip" autocomplete="off" placeholder="2026-11-000123" value="<%= it.form.slip %>"<% if (it.notice) { %> aria-describedby="notice" autofocus<% } %>></div>
<div class="field"><label for="secret"><%= it.t.secret %></label><input id="secret" name="secret" autocomplete="off" autocapitalize="characters"<% if (it.form.secret) { %> value="<%= it.form.secret %>"<% } %>></div>
<button type="submit"><%= it.t.statusSend %></button>
</form>
<% } %>
`;

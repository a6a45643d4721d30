/** Confirmation of a notice by its code. Data: t, code (typed), notice (text or null), done. */
export const ACK = `<% if (it.done) { %>
<p role="status"><strong><%= it.t.ackDone %></strong></p>
<p><%= it.t.ackNext %></p>
<% } else { %>
<% if (it.notice) { %><div class="notice" role="alert" id="notice"><p><%= it.notice %></p></div><% } %>
<p><%= it.t.ackLead %></p>
<form id="f" method="post" action="<%= it.t.paths.ack %>" accept-charset="utf-8">
<div class="field"><label for="code"><%= it.t.ackCode %></label><p class="hint" id="code-hint"><%= it.t.ackHint %></p><input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="0123-4567-89AB" value="<%= it.code %>" aria-describedby="code-hint<% if (it.notice) { %> notice<% } %>"<% if (it.notice) { %> aria-invalid="true"<% } %>></div>
<button type="submit"><%= it.t.ackSend %></button>
</form>
<p class="hint"><%= it.t.ackNote %></p>
<% } %>
`;

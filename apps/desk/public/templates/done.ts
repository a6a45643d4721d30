/** Confirmation after sending. Data: t, slipNumber, secret, mailHint. */
export const DONE = `<p><%= it.t.doneLead %></p>
<dl class="slip">
<dt><%= it.t.slip %></dt><dd class="big"><%= it.slipNumber %></dd>
<% if (it.secret) { %><dt><%= it.t.secret %></dt><dd class="big"><%= it.secret %></dd><% } %>
</dl>
<p><%= it.t.secretHint %></p>
<% if (it.mailHint) { %><div class="notice"><p><%= it.t.mailHint %></p></div><% } %>
<h2><%= it.t.nextTitle %></h2>
<ul><% for (const line of it.t.next) { %><li><%= line %></li><% } %></ul>
<p class="noprint"><a href="<%= it.t.paths.status %>"><%= it.t.navStatus %></a></p>
`;

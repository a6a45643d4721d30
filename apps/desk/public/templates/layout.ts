/** Frame of every public page. Data: t, company, title, noticeTitle (in the browser's title when something is wrong), otherPath, style. */
export const LAYOUT = `<!doctype html>
<html lang="<%= it.t.lang %>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<title><% if (it.noticeTitle) { %><%= it.noticeTitle %>: <% } %><%= it.title %> | <%= it.t.site %></title>
<link rel="stylesheet" href="<%= it.style %>">
<link rel="icon" type="image/svg+xml" href="/public/favicon.svg">
</head>
<body>
<a class="skip" href="#main"><%= it.t.skip %></a>
<header>
<p class="site"><%= it.t.site %><% if (it.company) { %> <span><%= it.company %></span><% } %></p>
<nav aria-label="<%= it.t.site %>">
<a href="<%= it.t.paths.form %>"<% if (it.page === 'form') { %> aria-current="page"<% } %>><%= it.t.navForm %></a>
<a href="<%= it.t.paths.status %>"<% if (it.page === 'status') { %> aria-current="page"<% } %>><%= it.t.navStatus %></a>
<a href="<%= it.t.paths.ack %>"<% if (it.page === 'ack') { %> aria-current="page"<% } %>><%= it.t.navAck %></a>
<a class="lang" lang="<%= it.t.other.lang %>" hreflang="<%= it.t.other.lang %>" href="<%= it.otherPath %>"><%= it.t.other.label %></a>
</nav>
</header>
<main id="main">
<h1><%= it.title %></h1>
<%~ it.body %>
</main>
</body>
</html>
`;

/**
 * Frame of every public page. Data: t, a (plain text for attributes), company, title, noticeTitle (in the browser's title when
 * something is wrong), page, style, languages ({tag, label, path, here}[]), switches (the languages are buttons of the form
 * with id "f", so that nothing typed is lost), body.
 */
export const LAYOUT = `<!doctype html>
<html lang="<%= it.a(it.t.lang) %>"<% if (it.easy) { %> class="easy"<% } %>>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<title><% if (it.noticeTitle) { %><%= it.a(it.noticeTitle) %>: <% } %><%= it.a(it.title) %> | <%= it.a(it.t.site) %></title>
<link rel="stylesheet" href="<%= it.style %>">
<link rel="icon" type="image/svg+xml" href="/public/favicon.svg">
</head>
<body>
<a class="skip" href="#main"><%= it.t.skip %></a>
<% if (it.switches) { %><button class="first" form="f" tabindex="-1" aria-hidden="true"><%= it.t.send %></button><% } %>
<header>
<nav class="languages" aria-label="<%= it.a(it.t.languages) %>"><ul>
<% for (const each of it.languages) { %><li><% if (each.here) { %><span aria-current="true" lang="<%= each.tag %>"><%= each.label %></span><% } else if (it.switches) { %><button form="f" formaction="<%= each.path %>" name="go" value="switch" formnovalidate lang="<%= each.tag %>"><%= each.label %></button><% } else { %><a href="<%= each.path %>" lang="<%= each.tag %>" hreflang="<%= each.tag %>"><%= each.label %></a><% } %></li>
<% } %></ul></nav>
<p class="site"><%= it.t.site %><% if (it.company) { %> <span><%= it.company %></span><% } %></p>
<nav class="pages" aria-label="<%= it.a(it.t.site) %>"><ul>
<% for (const [page, label] of it.navigation) { %><li><a href="<%= it.t.paths[page] %>"<% if (it.page === page) { %> aria-current="page"<% } %>><%= label %></a></li>
<% } %></ul></nav>
</header>
<main id="main">
<h1><%= it.title %></h1>
<%~ it.body %>
</main>
<footer><ul>
<% for (const [page, label] of it.further) { %><li><a href="<%= it.t.paths[page] %>"<% if (it.page === page) { %> aria-current="page"<% } %>><%= label %></a></li>
<% } %></ul></footer>
</body>
</html>
`;

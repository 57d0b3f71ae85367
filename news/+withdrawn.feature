A page that is not there keeps the navigation of who works here; Plone's own search leads to ours, its lists of recent items and its sitemap are not here.

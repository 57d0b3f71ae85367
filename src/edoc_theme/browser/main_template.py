"""@@main_template: the frames of all pages.

`master` is for Plone's own pages and those of other add-ons: it keeps the slots of Plone 6.2's
main_template and brings Plone's scripts along. The suite's pages take `work`, `form` (the same
with Plone's scripts, for the editor and the grids) or `public`, which weigh next to nothing.
"""

from Products.CMFPlone.browser.main_template import MainTemplate
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


OURS = ("master", "work", "form", "public")


class EdocMainTemplate(MainTemplate):
    """Plone's main_template, drawn our way."""

    main_template = ViewPageTemplateFile("main_template.pt")

    @property
    def macros(self):
        macros = self.template.macros
        if not self.use_ajax:
            return macros
        # A page asked for by a script is only its content, whichever frame it names.
        return dict.fromkeys(OURS, macros["master"]) | {"content": macros["content"]}

"""The distribution `edoc`: two packages, edoc_policy and edoc_theme."""

from pathlib import Path
from setuptools import find_packages
from setuptools import setup


setup(
    name="edoc",
    version="0.1.0.dev0",
    description="e-Document suite for Thai government agencies, on Plone",
    long_description=Path("README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="GPL-2.0-only",
    classifiers=[
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "Natural Language :: Thai",
        "Programming Language :: Python :: 3.12",
    ],
    packages=find_packages("src"),
    package_dir={"": "src"},
    include_package_data=True,
    zip_safe=False,
    python_requires=">=3.12,<3.13",
    install_requires=[
        "Products.CMFPlone",
        "collective.z3cform.datagridfield",
        "fonttools",
        "huey",
        "lxml",
        "mammoth",
        "nh3",
        "openpyxl",
        "pikepdf",
        "plone.api",
        "plone.classicui",
        "plone.restapi",
        "pyhanko",
        "pypdfium2",
        "segno",
        "typst",
    ],
    extras_require={
        "test": [
            "axe-playwright-python",
            "certomancer[web-api]",
            "i18ndude",
            "playwright",
            "plone.app.testing",
            "psycopg2-binary",
            "pytest",
            "pytest-xdist",
            "RelStorage",
            "requests",
        ],
        "bench": ["weasyprint"],
        "demo": ["certomancer[web-api]", "requests"],
    },
    # edoc_theme includes edoc_policy.
    entry_points={"plone.autoinclude.plugin": ["target = plone", "module = edoc_theme"]},
)

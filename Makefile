# make run    the site with its demo on http://127.0.0.1:8000      make test       everything, before a commit lands
# make dev    the same with autoreload and DEBUG                   make check      its quick part
# make lock   pin the packages anew                                make messages   collect texts to translate

PORT ?= 8000
SITE_URL ?= http://127.0.0.1:$(PORT)
export PORT SITE_URL

VENV := .venv
# Debian's own first: it is built with more care than what pyenv builds, and a quarter quicker.
PYTHON := $(shell for p in /usr/bin/python3.11 python3.11 python3; do \
	$$p -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))" 2>/dev/null && echo $$p && break; done)
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PYTHONUNBUFFERED := 1

STATIC_SOURCES := $(shell find $(filter-out var/static,$(wildcard static */static cms/*/static)))

.PHONY: run dev database test test-full example check lint templates types layers migrations catalogue deploy-check \
	check-beside beside catalogues postgres browser sqlite unplugged bench bench-api bench-growth bench-search bench-search-large screenshots handbook steps tools messages openapi format lock audit licences \
	sbom hostile

# --- The site ------------------------------------------------------------------------------------

run: export DJANGO_SETTINGS_MODULE = cms.settings.demo
run: $(VENV)/.runtime
	@$(MAKE) --no-print-directory --jobs 2 var/.static database
	@exec honcho --env /dev/null start --port $(PORT) web worker scheduler

dev: export DJANGO_SETTINGS_MODULE = cms.settings.dev
dev: database
	@exec honcho --env /dev/null --procfile Procfile.dev start --port $(PORT)

database: $(VENV)/.runtime
	@python scripts/compile_catalogues.py
	@python scripts/prepare.py

$(VENV)/.runtime: requirements.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, with its venv module (Debian: python3-venv)." >&2; exit 1; }
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

var/.static: $(VENV)/.runtime $(STATIC_SOURCES) cms/settings/base.py cms/staticfiles.py
	DJANGO_SETTINGS_MODULE=cms.settings.demo python manage.py collectstatic --noinput --verbosity 0
	@touch $@

# --- Checks --------------------------------------------------------------------------------------

# Two at a time: the type checker takes as long as all the others.
check: $(VENV)/.development
	@$(MAKE) --no-print-directory --keep-going --jobs 2 --output-sync \
		types lint templates layers migrations catalogue deploy-check

lint:
	ruff check
	ruff format --check

templates:
	djlint --quiet --lint $(wildcard templates */templates)

types:
	mypy

layers:
	python scripts/layers.py

migrations: export TEST_DATABASE_URL = sqlite://:memory:
migrations:
	DJANGO_SETTINGS_MODULE=cms.settings.test python manage.py makemigrations --check --dry-run

catalogue:
	python scripts/catalogue.py check

deploy-check: export DJANGO_SETTINGS_MODULE = cms.settings.base
deploy-check:
	env SECRET_KEY=0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ \
		DATABASE_URL=sqlite://:memory: MEDIA_ROOT=var/media SITE_URL=https://www.example.org \
		ALLOWED_HOSTS=www.example.org EMAIL_URL=smtp+tls://mail.example.org:587 \
		DEFAULT_FROM_EMAIL=office@example.org \
		python manage.py check --deploy --fail-level WARNING

# --- Tests ---------------------------------------------------------------------------------------

PYTEST := pytest --durations=10 --durations-min=0.5
QUICK ?= not slow

# Side by side: what each says is printed when it is done. The browser's tests take longest and wait for
# answers most of the time; the others give way to them.
test: tools catalogues
	@$(MAKE) --no-print-directory --keep-going --jobs 3 --output-sync=recurse browser beside check-beside

check-beside:
	@nice -n 5 $(MAKE) --no-print-directory check

# One after the other, both in any case.
beside:
	@nice -n 5 $(MAKE) --no-print-directory postgres; failed=$$?; \
		nice -n 5 $(MAKE) --no-print-directory sqlite && exit $$failed

# All of it in one go, so that nothing runs twice.
test-full: export QUICK = slow or not slow
test-full: test unplugged

# Tests read German, as everybody does.
catalogues: $(VENV)/.development
	@python scripts/compile_catalogues.py

postgres: catalogues
	$(PYTEST) --numprocesses 2 -m "$(QUICK)" --ignore tests/browser

browser: catalogues node_modules/.installed
	$(PYTEST) -m "$(QUICK)" tests/browser

# What differs between the databases a second time, on the one that needs no server.
sqlite: export TEST_DATABASE_URL = sqlite://:memory:
sqlite: catalogues
	$(PYTEST) --numprocesses 2 -m "($(QUICK)) and sqlite" $$(grep --recursive --files-with-matches mark.sqlite tests)

# A site without any section; each single one is missing in tests/test_unplugging.py.
unplugged: export TEST_WITHOUT = all
unplugged: catalogues
	$(PYTEST) --numprocesses 2 $$(grep --recursive --files-with-matches mark.unplugged tests/cms)

screenshots: $(VENV)/.development
	@python scripts/screenshots.py

# Each step of the handbook's lists and of the counted stories as a phone shows it.
steps: tools catalogues
	STEP_PICTURES=var/steps $(PYTEST) -m "slow or not slow" tests/browser/handbook tests/browser/test_short_ways.py
	@echo "The pictures are in var/steps/."

# What nobody should send, to the site as it is served: HOSTILE_REQUESTS=40000 takes an hour or two.
hostile: $(VENV)/.development catalogues
	@python -m scripts.hostile

# What pages cost beside others', on both databases; half an hour. BAKERYDEMO names a folder
# that scripts/install_bakerydemo.py has made.
bench: $(VENV)/.development
	@scripts/install_test_tools.sh wrk nginx
	@python -m scripts.bench
	@python -m scripts.bench --sqlite

# How quick the API is beside Wagtail's as it is shipped.
bench-api: $(VENV)/.development
	@scripts/install_test_tools.sh wrk
	@python -m scripts.bench_api

# What pages cost with a hundred and with a hundred thousand articles; an hour or so.
bench-growth: $(VENV)/.development
	@python -m scripts.bench_growth

# How well the search finds what people mean, on both databases.
bench-search: $(VENV)/.development
	@python scripts/bench_search.py

# What it costs with 2,000 and 20,000 articles; an hour or so.
bench-search-large: $(VENV)/.development
	@python -m scripts.bench_search_large

# The handbook's pictures; after a change of what editors see.
handbook: $(VENV)/.development
	@python scripts/handbook.py

tools: $(VENV)/.development
	@scripts/install_test_tools.sh
	@$(MAKE) --no-print-directory node_modules/.installed

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	@touch $@

node_modules/.installed: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel error
	@touch $@

# --- Upkeep --------------------------------------------------------------------------------------

messages: $(VENV)/.development
	python scripts/catalogue.py update

# The contract of the public API; a test holds it to the code.
openapi: $(VENV)/.development
	@DJANGO_SETTINGS_MODULE=cms.settings.test TEST_DATABASE_URL=sqlite://:memory: python manage.py export_openapi_schema \
		--api cms.api.api.api --indent 2 --sorted --output docs/api/openapi.json

# The example front end of docs/api/example as one file, to be opened while `make run` runs.
example: $(VENV)/.development node_modules/.installed
	@python scripts/build_example.py var/example.html

format: $(VENV)/.development
	ruff check --fix
	ruff format

# Whether a known hole is in one of the packages.
audit: $(VENV)/.development
	@python scripts/audit.py

# Whether each says a licence that somebody has looked at.
licences: $(VENV)/.runtime
	@python -m scripts.licences

# What the site is made of, for other programs (CycloneDX); the same lock gives the same bytes.
sbom: $(VENV)/.development
	@mkdir -p var
	@cyclonedx-py requirements --output-reproducible --output-file var/sbom.json requirements.txt
	@echo "Written: var/sbom.json"

# With hashes pip takes no other bytes than those that were there when the lock was written.
LOCK := pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header --annotation-style line

# Only packages: what options the machine has is its own affair.
lock: $(VENV)/.development
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in
	sed --in-place '/^-/d; /^$$/d' requirements.txt requirements-dev.txt

# The same commands as npm's, and compose. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help start dev test check format bench seed doctor audit-verify audit-repair keys-rotate keys-reseal build up down logs prod prod-down

compose := docker compose
production := $(compose) -f docker-compose.prod.yml

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

start: ## Run Atrium on this machine, nothing else needed
	@npm start

dev: ## Work on it: watch mode, hot reload
	@npm run dev

test: ## Everything; a part: make test only=conversations
	@npm test -- $(only)

check: ## Format, lint, types, rules of the code: seconds
	@npm run check

format: ## Format all files
	@npm run format

bench: ## Speed, as ratios against a reference of the same run
	@npm run bench

seed: ## Add the demo data
	@npm run seed

doctor: ## Is everything well that an installation needs?
	@npm run doctor

audit-verify: ## Is the audit trail whole?
	@npm run audit:verify

audit-repair: ## Acknowledge what was found in one trail: make audit-repair only=acme
	@npm run audit:repair -- $(only)

keys-rotate: ## New signing keys; one organization's: make keys-rotate only=acme
	@npm run keys:rotate -- $(only)

keys-reseal: ## In the middle of a change of ENCRYPTION_KEY: see docs/deployment.md
	@npm run keys:reseal

build: ## Build the pages
	@npm run build

up: ## With Docker: a demo of everything, for this machine, on port 8080
	$(compose) up --build --detach --wait

down: ## Stop it; the data stays
	$(compose) down

logs: ## Follow the logs of all containers
	$(compose) logs --follow

prod: ## With Docker: a production installation (docs/deployment.md)
	$(production) up --build --detach --wait

prod-down: ## Stop it; the data stays
	$(production) down

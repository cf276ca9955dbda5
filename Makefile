# Chaque cible prépare elle-même ce dont elle a besoin dans .venv ; il faut Python ≥ 3.11, git et make.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.pret
PARALLEL ?= 2
# Les fichiers des producteurs, tels qu'ils les publient.
DONNEES ?= ../shared/data

.PHONY: demo test test-long check serve bench evaluation docs golden wheel lock clean

demo: $(READY)  ## la chaîne entière sur le territoire de démonstration, par le flux Prefect
	$(BIN)/generateur --espace demo flux lancer complet --demo

test: $(READY)  ## tous les tests rapides
	$(BIN)/pytest -n $(PARALLEL) --dist loadfile -m "not slow"

test-long: $(READY)  ## le reste : pays entier, arrêts brutaux, serveur Prefect
	$(BIN)/pytest -m slow

check: $(READY)  ## style, types, couches, SQL, règles de la maison
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint sql
	$(BIN)/pytest -q tests/unit/test_house_rules.py tests/models/test_layers.py

serve: $(READY)  ## les flux planifiés, sur cette machine
	$(BIN)/generateur flux servir

bench: $(READY)  ## vitesses et mémoire, écrites dans docs/bench.md
	$(BIN)/python -m tests.bench

evaluation: $(READY)  ## ce que nous mesurons de nous-mêmes, écrit dans docs/evaluation
	$(BIN)/generateur evaluer textes --miroir $(DONNEES) --sortie docs/evaluation
	$(BIN)/generateur evaluer taux --sortie docs/evaluation
	$(BIN)/generateur evaluer confidentialite --sortie docs/evaluation
	$(BIN)/generateur evaluer ponderations --sortie docs/evaluation
	$(BIN)/generateur evaluer faisabilite --sortie docs/evaluation --panel \
	  $(DONNEES)/backtest/equipment_epci_2009.parquet $(DONNEES)/backtest/equipment_epci_2013.parquet \
	  $(DONNEES)/backtest/equipment_epci_2018.parquet
	$(BIN)/generateur --espace .france run --miroir $(DONNEES)
	$(BIN)/generateur --espace .france evaluer ecarts --sortie $(CURDIR)/docs/evaluation

docs: $(READY)  ## les pages produites par le code
	$(BIN)/python -m tests.golden.write_docs

golden: $(READY)  ## réécrit les tables et les textes de référence ; la différence se relit
	$(BIN)/python -m tests.golden.write_tables
	$(BIN)/python -m tests.golden.write_texts

wheel: $(READY)  ## le paquet à installer
	$(BIN)/python -m build --wheel --no-isolation

lock: $(READY)  ## versions exactes et empreintes, sans adresse de dépôt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --all-extras --group dev pyproject.toml --output-file requirements.lock --quiet --no-annotate --no-header

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

clean:
	rm -rf .venv dist demo .france

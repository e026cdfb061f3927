# The bot. Built from the repository root: docker build -t naast-bot .
FROM python:3.12-slim-bookworm
RUN pip install --no-cache-dir uv && useradd --create-home --uid 10001 naast
WORKDIR /naast
ENV UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never
COPY pyproject.toml uv.lock README.md ./
COPY bot bot
COPY actions actions
COPY nlu/__init__.py nlu/model.py nlu/
COPY nlu/matching nlu/matching
COPY nlu/lexicon nlu/lexicon
COPY content content
COPY locales locales
RUN uv sync --frozen --no-dev --python 3.12
USER naast
# What a person wrote must not stay readable in freed memory (see the privacy checklist).
ENV PYTHONMALLOC=debug MALLOC_PERTURB_=181 GLIBC_TUNABLES=glibc.malloc.tcache_count=0
CMD [".venv/bin/naast", "run"]

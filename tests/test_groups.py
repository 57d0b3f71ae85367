"""Tests of one group run in one process: they share a site and what happened on it before."""

import pytest


@pytest.mark.xdist_group("together")
def test_the_runner_keeps_groups_together(request, worker_id):
    assert worker_id == "master" or request.node.nodeid.endswith("@together")

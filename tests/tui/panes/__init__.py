"""Tests of the panes, one by one."""

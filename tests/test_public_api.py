import sayso


def test_the_public_names_are_listed_in_order() -> None:
    assert sorted(sayso.__all__) == sayso.__all__


def test_every_public_name_is_there_and_documented() -> None:
    assert all(getattr(sayso, name).__doc__ for name in sayso.__all__)


def test_nothing_else_leaks_but_modules() -> None:
    public = {name for name, value in vars(sayso).items() if not name.startswith("_")}

    assert {name for name in public - set(sayso.__all__) if not hasattr(getattr(sayso, name), "__spec__")} == set()

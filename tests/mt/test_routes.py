from __future__ import annotations

import itertools

import pytest

from xlate.errors import RouteError
from xlate.model.mt_origin import Model
from xlate.mt.routes import find_route, possible_routes


def models(*pairs: str) -> list[Model]:
    """Models as "ko_en" or "ko_en/1.2"."""
    found = []
    for pair in pairs:
        languages, _, version = pair.partition("/")
        source, target = languages.split("_")
        found.append(Model(source, target, version or "1.0", "abc"))
    return found


def test_the_route_does_not_depend_on_the_order_of_the_models() -> None:
    listed = models("ko_en", "en_ru", "ko_ja", "ja_ru", "ko_fr", "fr_ru")
    found = {str(find_route(order, "ko", "ru")) for order in itertools.permutations(listed)}
    assert found == {"ko → en → ru"}


def test_without_english_the_first_name_wins() -> None:
    assert str(find_route(models("ko_ja", "ja_ru", "ko_fr", "fr_ru"), "ko", "ru")) == "ko → fr → ru"


def test_fewer_hops_win_over_english() -> None:
    assert str(find_route(models("ko_en", "en_ru", "ko_ru"), "ko", "ru")) == "ko → ru"
    assert str(find_route(models("ko_en", "en_fr", "fr_ru", "ko_ja", "ja_ru"), "ko", "ru")) == "ko → ja → ru"


def test_the_highest_version_wins_as_a_number() -> None:
    listed = models("ko_en/1.9", "ko_en/1.10", "ko_en/1.2")
    found = {find_route(order, "ko", "en").models[0].version for order in itertools.permutations(listed)}
    assert found == {"1.10"}


def test_via_decides() -> None:
    listed = models("ko_en", "en_ru", "ko_ru", "ko_ja", "ja_en")
    assert str(find_route(listed, "ko", "ru", ["en"])) == "ko → en → ru"
    assert str(find_route(listed, "ko", "ru", ["ja", "en"])) == "ko → ja → en → ru"
    with pytest.raises(RouteError, match="no models lead from ko to fr"):
        find_route(listed, "ko", "ru", ["fr"])
    with pytest.raises(RouteError, match="passes through a language twice"):
        find_route([*listed, *models("ru_ko")], "ko", "ru", ["ru", "ko"])


def test_a_model_serves_for_a_region_but_not_for_another_script() -> None:
    assert str(find_route(models("en_pt"), "en-GB", "pt-BR")) == "en → pt"
    assert str(find_route(models("en_pt", "en_pt-BR"), "en", "pt-BR")) in {"en → pt-BR", "en → pt"}
    with pytest.raises(RouteError):
        find_route(models("en_zh"), "en", "zh-Hant")
    assert str(find_route(models("en_zh"), "en", "zh-CN")) == "en → zh"


def test_where_nothing_is_to_be_done_or_nothing_leads_it_is_said() -> None:
    with pytest.raises(RouteError, match="one language"):
        find_route(models("en_ru"), "en", "en-GB")
    with pytest.raises(RouteError, match="no models lead from ru to en"):
        find_route(models("en_ru"), "ru", "en")
    with pytest.raises(RouteError):
        find_route([], "ru", "en")


def test_all_possible_routes_are_listed() -> None:
    listed = [str(route) for route in possible_routes(models("ko_en", "en_ru", "ru_en"))]
    assert listed == ["en → ru", "ko → en", "ko → en → ru", "ru → en"]

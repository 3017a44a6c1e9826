package dev.sluice.engine.mapping;

import static dev.sluice.engine.mapping.Call.number;
import static dev.sluice.engine.mapping.Call.text;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.apache.velocity.runtime.directive.ForeachScope;
import org.jspecify.annotations.Nullable;

/** What templates may call on lists, maps, numbers and {@code $foreach}. Those that change take our own types only. */
final class DataCalls {

    static final Call.Table<TemplateList> CHANGEABLE_LIST = new Call.Table<>(
            TemplateList.class,
            Map.ofEntries(
                    entry("add/1", (list, a) -> list.add(Values.kept(a[0]))),
                    entry("add/2", (list, a) -> inserted(list, number(a, 0), a[1])),
                    entry("addAll/1", (list, a) -> list.addAll(elements(a[0]))),
                    entry("set/2", (list, a) -> list.set(number(a, 0), Values.kept(a[1]))),
                    entry(
                            "remove/1",
                            (list, a) -> a[0] instanceof Integer at ? list.remove((int) at) : list.remove(a[0])),
                    entry("clear/0", (list, a) -> cleared(list))));

    static final Call.Table<List<?>> LIST = new Call.Table<>(
            listType(),
            Map.ofEntries(
                    entry("size/0", (list, a) -> list.size()),
                    entry("count/0", (list, a) -> list.size()),
                    entry("isEmpty/0", (list, a) -> list.isEmpty()),
                    entry("get/1", (list, a) -> list.get(number(a, 0))),
                    entry("contains/1", (list, a) -> list.contains(a[0])),
                    entry("containsAll/1", (list, a) -> list.containsAll(elements(a[0]))),
                    entry("indexOf/1", (list, a) -> list.indexOf(a[0])),
                    entry("lastIndexOf/1", (list, a) -> list.lastIndexOf(a[0])),
                    entry("subList/2", (list, a) -> Values.listOf(list.subList(number(a, 0), number(a, 1)))),
                    entry("equals/1", (list, a) -> list.equals(a[0])),
                    entry("toString/0", (list, a) -> Values.text(list))));

    static final Call.Table<TemplateMap> CHANGEABLE_MAP = new Call.Table<>(
            TemplateMap.class,
            Map.ofEntries(
                    entry("put/2", (map, a) -> map.put(Values.key(a[0]), Values.kept(a[1]))),
                    entry("putIfAbsent/2", (map, a) -> map.putIfAbsent(Values.key(a[0]), Values.kept(a[1]))),
                    entry("putAll/1", (map, a) -> putAll(map, a[0])),
                    entry("remove/1", (map, a) -> map.remove(Values.key(a[0]))),
                    entry("clear/0", (map, a) -> cleared(map))));

    static final Call.Table<Map<?, ?>> MAP = new Call.Table<>(
            mapType(),
            Map.ofEntries(
                    entry("size/0", (map, a) -> map.size()),
                    entry("isEmpty/0", (map, a) -> map.isEmpty()),
                    entry("get/1", (map, a) -> map.get(Values.key(a[0]))),
                    entry("containsKey/1", (map, a) -> map.containsKey(Values.key(a[0]))),
                    entry("containsValue/1", (map, a) -> map.containsValue(a[0])),
                    entry("keySet/0", (map, a) -> Values.listOf(map.keySet())),
                    entry("values/0", (map, a) -> Values.listOf(map.values())),
                    entry("entrySet/0", (map, a) -> Values.listOf(map.entrySet())),
                    entry("equals/1", (map, a) -> map.equals(a[0])),
                    entry("toString/0", (map, a) -> Values.text(map))));

    static final Call.Table<Map.Entry<?, ?>> ENTRY = new Call.Table<>(
            entryType(),
            Map.of("getKey/0", (entry, a) -> entry.getKey(), "getValue/0", (entry, a) -> entry.getValue()));

    /** Parsing is static in Java; templates call it on any number, as in {@code #set($n = 0)$n.parseInt("7")}. */
    static final Call.Table<Number> NUMBER = new Call.Table<>(
            Number.class,
            Map.ofEntries(
                    entry("intValue/0", (number, a) -> number.intValue()),
                    entry("longValue/0", (number, a) -> number.longValue()),
                    entry("doubleValue/0", (number, a) -> number.doubleValue()),
                    entry("parseInt/1", (number, a) -> Integer.valueOf(text(a, 0))),
                    entry("parseLong/1", (number, a) -> Long.valueOf(text(a, 0))),
                    entry("parseDouble/1", (number, a) -> Double.valueOf(text(a, 0))),
                    entry("valueOf/1", (number, a) -> Integer.valueOf(text(a, 0))),
                    entry("equals/1", (number, a) -> number.equals(a[0])),
                    entry("toString/0", (number, a) -> number.toString())));

    static final Call.Table<Boolean> TRUTH = new Call.Table<>(
            Boolean.class,
            Map.ofEntries(
                    entry("booleanValue/0", (truth, a) -> truth),
                    entry("equals/1", (truth, a) -> truth.equals(a[0])),
                    entry("toString/0", (truth, a) -> truth.toString())));

    static final Call.Table<ForeachScope> LOOP = new Call.Table<>(
            ForeachScope.class,
            Map.ofEntries(
                    entry("getIndex/0", (loop, a) -> loop.getIndex()),
                    entry("getCount/0", (loop, a) -> loop.getCount()),
                    entry("hasNext/0", (loop, a) -> loop.hasNext()),
                    entry("getHasNext/0", (loop, a) -> loop.hasNext()),
                    entry("isFirst/0", (loop, a) -> loop.isFirst()),
                    entry("getFirst/0", (loop, a) -> loop.isFirst()),
                    entry("isLast/0", (loop, a) -> loop.isLast()),
                    entry("getLast/0", (loop, a) -> loop.isLast()),
                    entry("getParent/0", (loop, a) -> loop.getParent()),
                    entry("getTopmost/0", (loop, a) -> topmost(loop))));

    private DataCalls() {}

    private static ForeachScope topmost(ForeachScope loop) {
        ForeachScope outermost = loop;
        while (outermost.getParent() instanceof ForeachScope outer) {
            outermost = outer;
        }
        return outermost;
    }

    private static List<? extends @Nullable Object> elements(@Nullable Object argument) {
        Budget budget = Budget.current();
        List<? extends @Nullable Object> elements =
                Values.kept(argument) instanceof List<?> list ? List.copyOf(nonNull(list)) : List.of();
        budget.spend(elements.size());
        return elements;
    }

    private static TemplateList nonNull(List<?> list) {
        var copy = new TemplateList();
        list.forEach(element -> copy.add(element == null ? "" : element));
        return copy;
    }

    private static String inserted(TemplateList list, int index, @Nullable Object value) {
        list.add(index, Values.kept(value));
        return "";
    }

    private static String putAll(TemplateMap map, @Nullable Object argument) {
        if (Values.kept(argument) instanceof Map<?, ?> entries) {
            Budget.current().spend(entries.size());
            entries.forEach((key, value) -> map.put(Values.key(key), value));
        }
        return "";
    }

    private static String cleared(TemplateList list) {
        list.clear();
        return "";
    }

    private static String cleared(TemplateMap map) {
        map.clear();
        return "";
    }

    @SuppressWarnings("unchecked")
    private static Class<List<?>> listType() {
        return (Class<List<?>>) (Class<?>) List.class;
    }

    @SuppressWarnings("unchecked")
    private static Class<Map<?, ?>> mapType() {
        return (Class<Map<?, ?>>) (Class<?>) Map.class;
    }

    @SuppressWarnings("unchecked")
    private static Class<Map.Entry<?, ?>> entryType() {
        return (Class<Map.Entry<?, ?>>) (Class<?>) Map.Entry.class;
    }
}

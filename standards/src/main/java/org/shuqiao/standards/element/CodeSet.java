package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Code set (代码集) with codes, bilingual names and validity intervals. */
public final class CodeSet {

    /** Code with its validity interval, {@code from} inclusive, {@code to} exclusive. */
    public record Entry(String code, String zh, String en, LocalDate from, LocalDate to) {

        boolean inForce(LocalDate on) {
            return !on.isBefore(from) && on.isBefore(to);
        }
    }

    private final String id;
    private final String zh;
    private final String en;
    private final String cites;
    private final List<Entry> entries;
    private final Map<String, Entry> byCode = new HashMap<>();
    private final Map<String, Entry> byName = new HashMap<>();

    public CodeSet(String id, String zh, String en, String cites, List<Entry> entries) {
        this.id = id;
        this.zh = zh;
        this.en = en;
        this.cites = cites;
        this.entries = List.copyOf(entries);
        Set<String> twice = new HashSet<>();
        for (Entry entry : entries) {
            byCode.put(entry.code(), entry);
            if (byName.put(entry.zh(), entry) != null) {
                twice.add(entry.zh());
            }
        }
        byName.keySet().removeAll(twice);
    }

    public String id() {
        return id;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public String cites() {
        return cites;
    }

    public List<Entry> entries() {
        return entries;
    }

    public Optional<Entry> code(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @return the entry whose Chinese name this is, if it is the only one */
    public Optional<Entry> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}

package org.shuqiao.ledger.tile;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Path of a tile: {@code tile/0/x001/x234/067} or, of its first {@code W} hashes alone, {@code tile/0/067.p/5}; of a
 * bundle of entries {@code tile/entries/067}.
 *
 * @param level 0 to 5 of hash tiles; nothing for entries. A tile of level L holds the roots of full subtrees with
 *     256<sup>L</sup> leaves.
 * @param index number of the tile within its level
 * @param width hashes or entries in it, 1 to 256
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles, "Merkle Tree", "Log Entries"</a>
 */
public record TilePath(OptionalInt level, long index, int width) {

    /** Hashes of a full tile. */
    public static final int FULL = 256;
    /** Levels of a tree that one tile spans. */
    public static final int HEIGHT = 8;

    private static final int TOP = 5;
    private static final Pattern FORM = Pattern.compile(
            "tile/(entries|[0-5])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (index < 0 || width < 1 || width > FULL || level.isPresent() && (level.getAsInt() < 0
                || level.getAsInt() > TOP)) {
            throw new IllegalArgumentException("no such tile");
        }
    }

    public static TilePath hashes(int level, long index, int width) {
        return new TilePath(OptionalInt.of(level), index, width);
    }

    public static TilePath entries(long index, int width) {
        return new TilePath(OptionalInt.empty(), index, width);
    }

    /** @return the path that a text spells in its one spelling */
    public static Optional<TilePath> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        OptionalInt level = form.group(1).equals("entries") ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(form.group(1)));
        long index = Long.parseLong(form.group(2).replace("x", "").replace("/", ""));
        int width = form.group(3) == null ? FULL : Integer.parseInt(form.group(3));
        if (width > FULL || width == FULL && form.group(3) != null) {
            return Optional.empty();
        }
        TilePath path = new TilePath(level, index, width);
        return path.text().equals(text) ? Optional.of(path) : Optional.empty();
    }

    /** @return the path below a log's prefix */
    public String text() {
        StringBuilder number = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            number.insert(0, "x%03d/".formatted(rest % 1000));
        }
        String of = level.isPresent() ? String.valueOf(level.getAsInt()) : "entries";
        return "tile/" + of + "/" + number + (width == FULL ? "" : ".p/" + width);
    }

    /** @return how many leaves the log must have for this path to exist, more than any log for what none can have */
    public long leaves() {
        int shift = HEIGHT * level.orElse(0);
        long nodes = index * FULL + width;
        return nodes > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : nodes << shift;
    }
}

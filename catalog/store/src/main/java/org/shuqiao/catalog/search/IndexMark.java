package org.shuqiao.catalog.search;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;

/**
 * Position of the index in the store.
 *
 * @param format how documents were built
 * @param store whose index it is
 * @param departments changes with the departments' names
 * @param words changes with the city's own names of themes and readings
 * @param sequence the last indexed announcement
 * @param runs the last recorded run whose facts are in it
 */
record IndexMark(String format, String store, String departments, String words, long sequence, long runs) {

    static IndexMark of(PublishedReader.State state, SearchVocabulary vocabulary) {
        return new IndexMark(IndexFields.FORMAT, state.store(), state.departments(), vocabulary.digest(),
                state.sequence(), state.runs());
    }

    static IndexMark read(IndexWriter writer) {
        Map<String, String> data = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return new IndexMark(data.getOrDefault("format", ""), data.getOrDefault("store", ""),
                data.getOrDefault("departments", ""), data.getOrDefault("words", ""),
                Long.parseLong(data.getOrDefault("sequence", "0")), Long.parseLong(data.getOrDefault("runs", "0")));
    }

    void write(IndexWriter writer) {
        writer.setLiveCommitData(Map.of("format", format, "store", store, "departments", departments, "words", words,
                "sequence", Long.toString(sequence), "runs", Long.toString(runs)).entrySet());
    }

    boolean sameOrigin(IndexMark other) {
        return format.equals(other.format) && store.equals(other.store) && departments.equals(other.departments)
                && words.equals(other.words);
    }

    /** @return whether this goes further than the other: a store that was set back */
    boolean beyond(IndexMark other) {
        return sequence > other.sequence || runs > other.runs;
    }
}

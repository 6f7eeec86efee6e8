package org.shuqiao.catalog.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;

/** Takes entries out of an index that nobody has open, leaving its mark as it was. */
final class LostEntries {

    private LostEntries() { }

    static void remove(Path index, int count) throws IOException {
        try (FSDirectory folder = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(IndexFields.analyzer()));
                DirectoryReader reader = DirectoryReader.open(writer)) {
            Map<String, String> mark = new HashMap<>();
            writer.getLiveCommitData().forEach(entry -> mark.put(entry.getKey(), entry.getValue()));
            for (int i = 0; i < count; i++) {
                writer.deleteDocuments(new Term(IndexFields.ENTRY,
                        reader.storedFields().document(i).get(IndexFields.ENTRY)));
            }
            writer.setLiveCommitData(mark.entrySet());
            writer.commit();
        }
    }
}

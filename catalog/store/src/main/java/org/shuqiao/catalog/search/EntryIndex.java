package org.shuqiao.catalog.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.publish.Announcements;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lucene index of all published entries, rebuilt from the store when missing or damaged. Its commit says up to which
 * announcement of which store it goes; what is behind is caught up before each search, and what is of another store,
 * of an older form or damaged is rebuilt.
 */
final class EntryIndex implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EntryIndex.class);
    private static final int PAGE = 1000;

    private final Path folder;
    private final PublishedReader published;
    private final Announcements announcements;
    private IndexWriter writer;
    private SearcherManager searchers;
    private Mark mark;

    /** Position of the index: format, store, departments and last indexed announcement. */
    private record Mark(String format, String store, String departments, long sequence) {

        static Mark read(IndexWriter writer) {
            Map<String, String> data = new HashMap<>();
            if (writer.getLiveCommitData() != null) {
                writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
            }
            return new Mark(data.getOrDefault("format", ""), data.getOrDefault("store", ""),
                    data.getOrDefault("departments", ""), Long.parseLong(data.getOrDefault("sequence", "0")));
        }

        void write(IndexWriter writer) {
            writer.setLiveCommitData(Map.of("format", format, "store", store, "departments", departments, "sequence",
                    Long.toString(sequence)).entrySet());
        }

        Mark at(long sequence) {
            return new Mark(format, store, departments, sequence);
        }

        boolean sameOrigin(Mark other) {
            return at(0).equals(other.at(0));
        }
    }

    EntryIndex(Path folder, PublishedReader published, Announcements announcements) {
        this.folder = folder;
        this.published = published;
        this.announcements = announcements;
        try {
            open();
        } catch (LockObtainFailedException e) {
            throw new CodedException(CatalogCode.INDEX_UNUSABLE, e, folder);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The search index in {} cannot be opened and is made anew", folder, e);
            reset();
        }
    }

    /** Brings the index up to the store and returns what searches it. */
    synchronized SearcherManager current() {
        if (!Files.isDirectory(folder)) {
            LOG.warn("The search index folder {} is gone and is made anew", folder);
            reset();
        }
        try {
            catchUp();
        } catch (IOException | AlreadyClosedException e) {
            LOG.warn("The search index in {} cannot be written and is made anew", folder, e);
            reset();
            rebuild();
        }
        return searchers;
    }

    /** Makes the index anew from the store. */
    synchronized void rebuild() {
        try {
            Mark now = storeMark();
            writer.deleteAll();
            Map<String, Department> departments = published.departments();
            long last = 0;
            List<PublishedReader.Row> page = published.after(last, PAGE);
            while (!page.isEmpty()) {
                for (PublishedReader.Row row : page) {
                    add(row, departments);
                }
                last = page.getLast().entry();
                page = published.after(last, PAGE);
            }
            commit(now);
            LOG.info("Search index rebuilt up to announcement {}", now.sequence());
        } catch (IOException e) {
            throw new CodedException(CatalogCode.INDEX_UNUSABLE, e, folder);
        }
    }

    @Override
    public synchronized void close() {
        try {
            searchers.close();
            writer.close();
        } catch (IOException | AlreadyClosedException e) {
            LOG.warn("The search index in {} was not closed cleanly; it will be caught up when it is opened", folder,
                    e);
        }
    }

    private void catchUp() throws IOException {
        Mark now = storeMark();
        if (mark.equals(now)) {
            return;
        }
        if (!mark.sameOrigin(now) || mark.sequence() > now.sequence()) {
            rebuild();
            return;
        }
        Map<String, Department> departments = published.departments();
        long done = mark.sequence();
        while (done < now.sequence()) {
            List<Announcement> news = announcements.after(done, PAGE);
            Set<Long> entries = new LinkedHashSet<>();
            news.forEach(announcement -> entries.add(announcement.entry()));
            for (long entry : entries) {
                writer.deleteDocuments(new Term(IndexFields.ENTRY, Long.toString(entry)));
            }
            for (PublishedReader.Row row : published.of(List.copyOf(entries))) {
                add(row, departments);
            }
            done = news.getLast().sequence();
        }
        commit(now.at(done));
    }

    private void add(PublishedReader.Row row, Map<String, Department> departments) throws IOException {
        PublishedEntry entry = CatalogJson.read(row.canonical(), PublishedEntry.class);
        writer.addDocument(EntryDocument.of(row.entry(), entry, row.canonical(),
                Optional.ofNullable(departments.get(entry.entry().provider())), row.newest()));
    }

    private Mark storeMark() {
        return new Mark(IndexFields.FORMAT, published.storeId(), published.departmentsMark(), announcements.last());
    }

    private void commit(Mark now) throws IOException {
        now.write(writer);
        writer.commit();
        searchers.maybeRefreshBlocking();
        mark = now;
    }

    private void open() throws IOException {
        Files.createDirectories(folder);
        writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(IndexFields.analyzer())
                .setCommitOnClose(false));
        mark = Mark.read(writer);
        searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public FacetedSearcher newSearcher(IndexReader reader, IndexReader before) throws IOException {
                return new FacetedSearcher(reader);
            }
        });
    }

    private void reset() {
        try {
            if (searchers != null) {
                searchers.close();
            }
            if (writer != null) {
                writer.rollback();
            }
        } catch (IOException | AlreadyClosedException e) {
            LOG.debug("The unusable index could not be closed either", e);
        }
        try {
            empty();
            open();
        } catch (IOException e) {
            throw new CodedException(CatalogCode.INDEX_UNUSABLE, e, folder);
        }
    }

    private void empty() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

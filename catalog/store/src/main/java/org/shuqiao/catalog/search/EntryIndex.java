package org.shuqiao.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.dataset.UpdateDue;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.publish.Announcements;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lucene index of all published entries, rebuilt from the store when missing or damaged. Its commit says up to which
 * announcement and which recorded run of which store it goes; what is behind is caught up before each search, and what
 * is of another store, of an older form or damaged is rebuilt. Each commit is made of one snapshot of the store, and
 * counts what that snapshot counts.
 */
final class EntryIndex implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EntryIndex.class);
    private static final int PAGE = 500;
    private static final long LOOK_MILLIS = 20;

    private final Path folder;
    private final IndexFiles files;
    private final PublishedReader published;
    private final Announcements announcements;
    private final SearchVocabulary vocabulary;
    private final UpdateDue updateDue;
    private final TransactionOperations snapshot;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Optional<IndexStatus.Progress> rebuilding = Optional.empty();
    /** True while a rebuild runs that somebody asked for: searches go on in the index as it was. */
    private volatile boolean renewed;
    private volatile IndexMark mark;

    /** @param snapshot runs work in a transaction of its own that sees the store as it is when it begins */
    EntryIndex(Path folder, PublishedReader published, Announcements announcements, SearchVocabulary vocabulary,
            UpdateDue updateDue, TransactionOperations snapshot) {
        this.folder = folder;
        this.files = new IndexFiles(folder);
        this.published = published;
        this.announcements = announcements;
        this.vocabulary = vocabulary;
        this.updateDue = updateDue;
        this.snapshot = snapshot;
        this.mark = IndexMark.read(files.writer());
    }

    /** Brings the index up to the store and returns what searches it. */
    SearcherManager current() {
        if (!turn()) {
            return files.searchers();
        }
        try {
            if (!Files.isDirectory(folder)) {
                LOG.warn("The search index folder {} is gone and is made anew", folder);
                files.reset();
                mark = IndexMark.read(files.writer());
            }
            catchUp();
            return files.searchers();
        } finally {
            writing.unlock();
        }
    }

    /** @return false where a rebuild runs beside which searches go on; otherwise the lock is held */
    private boolean turn() {
        try {
            while (!renewed) {
                if (writing.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(CatalogCode.INDEX_UNUSABLE, e, folder);
        }
    }

    /** Makes the index anew from the store; searches go on in the old one meanwhile. */
    void rebuild() {
        rebuilding.ifPresent(now -> {
            throw new CodedException(SearchCode.REBUILD_RUNS, now.done(), now.all());
        });
        writing.lock();
        try {
            renewed = mark.sameOrigin(IndexMark.of(published.state(), vocabulary));
            renew();
        } finally {
            renewed = false;
            writing.unlock();
        }
    }

    /** @return how many entries the index holds beside those of the store */
    IndexStatus status() {
        SearcherManager now = files.searchers();
        try {
            FacetedSearcher searcher = (FacetedSearcher) now.acquire();
            try {
                return new IndexStatus(published.count(), searcher.getIndexReader().numDocs(), mark.sequence(),
                        rebuilding);
            } finally {
                now.release(searcher);
            }
        } catch (IOException e) {
            throw new CodedException(CatalogCode.INDEX_UNUSABLE, e, folder);
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            files.close();
        } catch (IOException | AlreadyClosedException e) {
            LOG.warn("The search index in {} was not closed cleanly; it will be caught up when it is opened", folder,
                    e);
        } finally {
            writing.unlock();
        }
    }

    private void catchUp() {
        IndexMark now = IndexMark.of(published.state(), vocabulary);
        if (mark.equals(now)) {
            return;
        }
        if (!mark.sameOrigin(now) || mark.beyond(now)) {
            renew();
            return;
        }
        try {
            if (!counts(this::addNews)) {
                LOG.warn("The search index in {} does not count what the store counts and is made anew", folder);
                renew();
            }
        } catch (AlreadyClosedException | UncheckedIOException e) {
            LOG.warn("The search index in {} cannot be written and is made anew", folder, e);
            files.reset();
            mark = IndexMark.read(files.writer());
            renew();
        }
    }

    private void renew() {
        try {
            if (!counts(this::addAll)) {
                throw new CodedException(SearchCode.COUNTS_DIFFER, files.writer().getDocStats().numDocs,
                        published.count());
            }
        } catch (UncheckedIOException e) {
            throw new CodedException(CatalogCode.INDEX_UNUSABLE, e, folder);
        }
        LOG.info("Search index rebuilt up to announcement {}", mark.sequence());
    }

    /** Work on the index by one snapshot of the store. */
    private interface Work {
        void run(IndexMark now) throws IOException;
    }

    /**
     * Commits what the work did when the index counts what its snapshot counts. Otherwise, and when it is broken off,
     * the index stays as it was.
     */
    private boolean counts(Work work) {
        boolean done = false;
        try {
            done = Boolean.TRUE.equals(snapshot.execute(status -> {
                IndexMark now = IndexMark.of(published.state(), vocabulary);
                try {
                    work.run(now);
                    if (files.writer().getDocStats().numDocs != published.count()) {
                        return false;
                    }
                    now.write(files.writer());
                    files.writer().commit();
                    mark = now;
                    files.searchers().maybeRefreshBlocking();
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return done;
        } finally {
            rebuilding = Optional.empty();
            if (!done) {
                files.reopen();
                mark = IndexMark.read(files.writer());
            }
        }
    }

    private void addAll(IndexMark now) throws IOException {
        long all = published.count();
        rebuilding = Optional.of(new IndexStatus.Progress(0, all));
        files.writer().deleteAll();
        EntryDocument documents = new EntryDocument(vocabulary, updateDue, published.departments());
        long done = 0;
        List<PublishedReader.Row> page = published.after(0, PAGE);
        while (!page.isEmpty()) {
            add(page, documents);
            done += page.size();
            rebuilding = Optional.of(new IndexStatus.Progress(done, all));
            page = published.after(page.getLast().entry(), PAGE);
        }
    }

    private void addNews(IndexMark now) throws IOException {
        EntryDocument documents = new EntryDocument(vocabulary, updateDue, published.departments());
        Set<Long> changed = new LinkedHashSet<>();
        long done = mark.sequence();
        while (done < now.sequence()) {
            List<Announcement> news = announcements.after(done, PAGE);
            news.forEach(announcement -> changed.add(announcement.entry()));
            done = news.getLast().sequence();
        }
        if (mark.runs() < now.runs()) {
            changed.addAll(published.ofRunsAfter(mark.runs()));
        }
        List<Long> entries = List.copyOf(changed);
        for (int from = 0; from < entries.size(); from += PAGE) {
            List<Long> page = entries.subList(from, Math.min(from + PAGE, entries.size()));
            for (long entry : page) {
                files.writer().deleteDocuments(new Term(IndexFields.ENTRY, Long.toString(entry)));
            }
            add(published.of(page), documents);
        }
    }

    private void add(List<PublishedReader.Row> page, EntryDocument documents) throws IOException {
        List<PublishedEntry> contents = page.stream().map(PublishedReader.Row::content).toList();
        Map<String, PublishedReader.Known> known = published.known(contents.stream()
                .flatMap(content -> content.entry().dataset().stream()).collect(Collectors.toSet()));
        for (int i = 0; i < page.size(); i++) {
            files.writer().addDocument(documents.of(page.get(i), contents.get(i),
                    contents.get(i).entry().dataset().map(known::get)));
        }
    }
}

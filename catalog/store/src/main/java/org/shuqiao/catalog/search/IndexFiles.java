package org.shuqiao.catalog.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.error.CatalogCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the index's files for one process at a time; what cannot be opened is emptied. */
final class IndexFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
    private static final double BUFFER_MEGABYTES = 32;

    private final Path folder;
    private volatile SearcherManager searchers;
    private IndexWriter writer;

    /** @throws CodedException where another process has it open */
    IndexFiles(Path folder) {
        this.folder = folder;
        try {
            open();
        } catch (LockObtainFailedException e) {
            throw new CodedException(CatalogCode.INDEX_UNUSABLE, e, folder);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The search index in {} cannot be opened and is made anew", folder, e);
            reset();
        }
    }

    IndexWriter writer() {
        return writer;
    }

    SearcherManager searchers() {
        return searchers;
    }

    /** Gives up what was not committed. */
    void reopen() {
        try {
            searchers.close();
            writer.rollback();
            open();
        } catch (IOException | AlreadyClosedException e) {
            LOG.warn("The search index in {} cannot be opened again and is made anew", folder, e);
            reset();
        }
    }

    /** Empties the folder and begins an index of nothing. */
    void reset() {
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

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
    }

    private void open() throws IOException {
        Files.createDirectories(folder);
        writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(IndexFields.analyzer())
                .setCommitOnClose(false).setRAMBufferSizeMB(BUFFER_MEGABYTES));
        searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public FacetedSearcher newSearcher(IndexReader reader, IndexReader before) throws IOException {
                return new FacetedSearcher(reader);
            }
        });
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

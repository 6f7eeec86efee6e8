package org.shuqiao.catalog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.dataset.UpdateDue;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.lineage.Lineages;
import org.shuqiao.catalog.publish.Announcements;
import org.shuqiao.catalog.publish.DatasetEntries;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.PublishedPages;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.catalog.search.EntrySearch;
import org.shuqiao.catalog.search.SearchSettings;
import org.shuqiao.catalog.source.Sources;
import org.shuqiao.catalog.waiting.PublishQueue;
import org.shuqiao.catalog.workbook.EntryWorkbooks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Catalogue of datasets and resource entries in PostgreSQL, with a Lucene index for search. Its services take part in a
 * transaction that the caller has open on the same {@link DataSource}, and open their own otherwise.
 */
public final class Catalog implements AutoCloseable {

    private final PublishQueue waiting;
    private final Departments departments;
    private final Datasets datasets;
    private final Announcements announcements;
    private final Sources sources;
    private final Entries entries;
    private final DatasetEntries datasetEntries;
    private final EntryWorkbooks workbooks;
    private final PublishedPages pages;
    private final EntrySearch search;
    private final Lineages lineages;

    private Catalog(DataSource store, Path index, Clock clock, UpdateDue updateDue,
            LongFunction<QualityGrade> least, LegalTexts texts, SearchSettings searching) {
        JdbcClient jdbc = JdbcClient.create(store);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(store));
        this.waiting = new PublishQueue(jdbc, transactions);
        this.departments = new Departments(jdbc, transactions, waiting);
        this.datasets = new Datasets(jdbc, transactions, waiting, clock, updateDue);
        this.announcements = new Announcements(jdbc, waiting);
        this.sources = new Sources(jdbc, transactions, clock);
        this.entries = new Entries(jdbc, transactions, departments, datasets, announcements, sources, least, texts,
                clock, updateDue.zone());
        this.datasetEntries = new DatasetEntries(jdbc, transactions, entries);
        this.workbooks = new EntryWorkbooks(entries, datasetEntries, departments, transactions);
        this.pages = new PublishedPages(jdbc);
        this.search = new EntrySearch(index, jdbc, departments, announcements, searching, clock, updateDue,
                snapshots(store));
        this.lineages = new Lineages(jdbc, datasets, entries);
    }

    /**
     * Opens the catalogue, creating or updating its tables.
     *
     * @param index the folder of the search index, used by one process at a time; it may be deleted at any time
     * @param zone the city's time zone, in which publication dates and update cycles are counted
     */
    public static Catalog open(DataSource store, Path index, Clock clock, ZoneId zone) {
        return open(store, index, clock, UpdateDue.oneCycle(zone));
    }

    /** Opens the catalogue of a city with its own allowances for late updates. */
    public static Catalog open(DataSource store, Path index, Clock clock, UpdateDue updateDue) {
        return open(store, index, clock, updateDue, entry -> QualityGrade.FAILING, LegalTexts.shipped(),
                SearchSettings.shipped());
    }

    /**
     * Opens the catalogue of a city that publishes data of sufficient quality only, and has legal texts of its own.
     *
     * @param least the grade that the data of an entry need at least; entry 0 is one that is not kept yet
     * @param searching the city's own search words, and what was used
     */
    public static Catalog open(DataSource store, Path index, Clock clock, UpdateDue updateDue,
            LongFunction<QualityGrade> least, LegalTexts texts, SearchSettings searching) {
        CatalogSchema.migrate(store);
        return new Catalog(store, index, clock, updateDue, least, texts, searching);
    }

    /** Reads of the index see one state of the store, and nothing that a caller has not committed. */
    private static TransactionTemplate snapshots(DataSource store) {
        TransactionTemplate snapshots = new TransactionTemplate(new JdbcTransactionManager(store));
        snapshots.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshots.setReadOnly(true);
        return snapshots;
    }

    public Departments departments() {
        return departments;
    }

    public Datasets datasets() {
        return datasets;
    }

    public Entries entries() {
        return entries;
    }

    public DatasetEntries datasetEntries() {
        return datasetEntries;
    }

    /** @return imports and exports of entries as workbooks */
    public EntryWorkbooks workbooks() {
        return workbooks;
    }

    /** @return which department is the source of each datum */
    public Sources sources() {
        return sources;
    }

    /** @return all that is published, in order and page by page */
    public PublishedPages pages() {
        return pages;
    }

    public EntrySearch search() {
        return search;
    }

    public Lineages lineages() {
        return lineages;
    }

    public Announcements announcements() {
        return announcements;
    }

    /** @return what waits to be published elsewhere */
    public PublishQueue waiting() {
        return waiting;
    }

    /** Closes the search index; the store belongs to the caller. */
    @Override
    public void close() {
        search.close();
    }
}

package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import java.util.Optional;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.search.EntrySearch;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.delivery.SourceReads;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.entry.PublicationActs;
import org.shuqiao.exchange.domain.impact.EntryImpacts;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.stage.StageJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.task.DueTasks;
import org.shuqiao.exchange.platform.atlas.AtlasPublication;
import org.shuqiao.exchange.platform.atlas.CatalogueSearch;
import org.shuqiao.exchange.platform.intake.Intake;
import org.shuqiao.exchange.platform.intake.IntakeRuns;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.publication.CarriedEntries;
import org.shuqiao.exchange.platform.publication.DatasetList;
import org.shuqiao.exchange.platform.publication.EntryFiles;
import org.shuqiao.exchange.platform.publication.InPlaceBinding;
import org.shuqiao.exchange.platform.publication.Publication;
import org.shuqiao.exchange.platform.publication.SearchIndex;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.Names;
import org.shuqiao.exchange.platform.settings.SettingsInForce;
import org.springframework.context.annotation.Bean;

/** Declares a dataset's way into the catalogue, the search for it, and how the city and its departments are called. */
@Beans
class PublicationBeans {

    @Bean
    DatasetList datasetList(SourceFolder sources, Catalog catalog) {
        return new DatasetList(sources, catalog);
    }

    @Bean
    Publication publication(Catalog catalog, Permissions permissions, Accounts accounts, SourceFolder sources,
            DueTasks tasks, Operators operators, StageJournal stages, InPlaceBinding tables, EntryActs acts,
            EntryImpacts impacts, PublicationActs approvals) {
        return new Publication(catalog, permissions, accounts, sources, tasks, operators, stages, tables, acts,
                impacts, approvals);
    }

    @Bean
    EntryFiles entryFiles(Catalog catalog, ExchangeStore store, Permissions permissions, Operators operators) {
        return new EntryFiles(catalog, store, permissions, operators);
    }

    @Bean
    IntakeRuns intakeRuns(Jobs jobs, SourceFolder sources, Publication publication) {
        return new IntakeRuns(jobs, sources, publication);
    }

    @Bean
    Intake intake(Home home, SettingsInForce settings, SourceFolder sources, Permissions permissions,
            Operators operators, SourceReads reads, Clock clock, IntakeRuns runs) {
        return new Intake(home, settings.configuration(), sources, permissions, operators, reads, clock, runs);
    }

    @Bean
    CarriedEntries carriedEntries(Catalog catalog, EntryFiles files) {
        return new CarriedEntries(catalog, files);
    }

    @Bean
    InPlaceBinding inPlace(Entries entries, Permissions permissions, Bindings bindings, Changes changes,
            DepartmentPools databases, SourceReads reads) {
        return new InPlaceBinding(entries, permissions, bindings, changes, databases.pools(), reads);
    }

    @Bean
    Names names(Configuration configuration, Departments departments) {
        return new Names(configuration.city(), departments);
    }

    @Bean
    SearchIndex searchIndex(EntrySearch search, Permissions permissions) {
        return new SearchIndex(search, permissions);
    }

    @Bean
    CatalogueSearch catalogueSearch(Catalog catalog, Optional<AtlasPublication> atlas) {
        return new CatalogueSearch(catalog, atlas);
    }
}

package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.dataset.UpdateDue;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.lineage.Lineages;
import org.shuqiao.catalog.publish.Announcements;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.search.EntrySearch;
import org.shuqiao.catalog.search.SearchSettings;
import org.shuqiao.catalog.source.Sources;
import org.shuqiao.exchange.domain.request.LivingDepartments;
import org.shuqiao.exchange.domain.usage.DeliveryCounts;
import org.shuqiao.exchange.platform.quality.QualityThresholds;
import org.shuqiao.exchange.platform.settings.GovernedFiles;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.standards.pack.StandardPack;
import org.springframework.context.annotation.Bean;

/** Declares the catalogue and its parts. */
@Beans
class CatalogueBeans {

    @Bean
    Members members(GovernedFiles files) {
        return new Members(files.departments());
    }

    @Bean
    LivingDepartments livingDepartments(Members members) {
        return new LivingDepartments(members.departments().stream().map(Department::id).collect(Collectors.toSet()));
    }

    @Bean
    LegalTexts legalTexts(GovernedFiles files) {
        return files.texts();
    }

    @Bean
    SearchSettings searchSettings(GovernedFiles files, DeliveryCounts counts) {
        return new SearchSettings(files.words(), counts);
    }

    /**
     * Counts the index against the store before anybody searches.
     *
     * @param pack in force before the catalogue reads the standards
     */
    @Bean
    Catalog catalog(DataSource store, Home home, Clock clock, Members members, QualityThresholds thresholds,
            LegalTexts texts, SearchSettings searching, StandardPack pack) {
        Catalog catalog = Catalog.open(store, home.index(), clock, UpdateDue.oneCycle(PlatformContext.ZONE),
                thresholds::least, texts, searching);
        catalog.departments().load(members.departments());
        catalog.search().check();
        return catalog;
    }

    @Bean
    Departments departments(Catalog catalog) {
        return catalog.departments();
    }

    @Bean
    Datasets datasets(Catalog catalog) {
        return catalog.datasets();
    }

    @Bean
    Entries entries(Catalog catalog) {
        return catalog.entries();
    }

    @Bean
    Sources sources(Catalog catalog) {
        return catalog.sources();
    }

    @Bean
    Lineages lineages(Catalog catalog) {
        return catalog.lineages();
    }

    @Bean
    Announcements announcements(Catalog catalog) {
        return catalog.announcements();
    }

    /** Closed by the catalogue. */
    @Bean(destroyMethod = "")
    EntrySearch entrySearch(Catalog catalog) {
        return catalog.search();
    }
}

package org.shuqiao.catalog.check;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.catalog.source.SharedDatum;

/**
 * Context of the catalogue that the filling rules check a draft against.
 *
 * @param provider the registered department that the draft names
 * @param dataset the dataset that the draft names
 * @param relatedKnown those of the draft's related codes that are published
 * @param sameName the code of the provider's other published entry of this name
 * @param similar codes of published entries with the same name elsewhere, or with mostly the same elements
 * @param columnGrades column of the dataset → the highest grade of what it is made from or is already shared as
 * @param before category and provider under which the entry has a resource code already
 * @param shared items whose datum another department shares already
 * @param least the grade that the dataset needs at least
 * @param own items whose datum another entry of the same department shares already
 * @param texts the registry of legal texts
 * @param today the day on which legal texts have to be in force
 */
public record CheckContext(
        Optional<Department> provider,
        Optional<DatasetFacts> dataset,
        Set<String> relatedKnown,
        Optional<String> sameName,
        List<String> similar,
        Map<String, SourceGrade> columnGrades,
        Optional<Fixed> before,
        List<SharedDatum> shared,
        QualityGrade least,
        List<SharedDatum> own,
        LegalTexts texts,
        LocalDate today) {

    /** Category and provider fixed by an existing resource code. */
    public record Fixed(Category category, String provider) { }

    public CheckContext {
        requireNonNull(provider, "provider is null");
        requireNonNull(dataset, "dataset is null");
        relatedKnown = Set.copyOf(relatedKnown);
        requireNonNull(sameName, "sameName is null");
        similar = List.copyOf(similar);
        columnGrades = Map.copyOf(columnGrades);
        requireNonNull(before, "before is null");
        shared = List.copyOf(shared);
        requireNonNull(least, "least is null");
        own = List.copyOf(own);
        requireNonNull(texts, "texts is null");
        requireNonNull(today, "today is null");
    }
}

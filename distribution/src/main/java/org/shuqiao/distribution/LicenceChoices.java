package org.shuqiao.distribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.util.LicenseResolver;
import org.shuqiao.distribution.Origin.Licence;

/** Licences by their SPDX identifiers where name or address tells which it is, else as they were declared. */
final class LicenceChoices {

    /** What names and addresses stand for: few occur, and the list of all licences is long. */
    private final Map<String, Optional<License>> resolved = new HashMap<>();

    LicenseChoice of(List<Licence> declared) {
        Map<String, License> found = new LinkedHashMap<>();
        for (Licence each : declared) {
            License licence = spdx(each.url()).or(() -> spdx(each.name())).orElseGet(() -> asDeclared(each));
            found.putIfAbsent(licence.getId() == null ? licence.getName() : licence.getId(), licence);
        }
        LicenseChoice choice = new LicenseChoice();
        choice.setLicenses(new ArrayList<>(found.values()));
        return choice;
    }

    private Optional<License> spdx(String text) {
        return text.isEmpty() ? Optional.empty() : resolved.computeIfAbsent(text, LicenceChoices::resolve);
    }

    private static Optional<License> resolve(String text) {
        LicenseChoice choice = LicenseResolver.resolve(text, false);
        return choice == null || choice.getLicenses() == null ? Optional.empty()
                : choice.getLicenses().stream().filter(each -> each.getId() != null).findFirst();
    }

    private static License asDeclared(Licence declared) {
        License licence = new License();
        licence.setName(declared.name().isEmpty() ? declared.url() : declared.name());
        if (declared.url().startsWith("http")) {
            licence.setUrl(declared.url());
        }
        return licence;
    }
}

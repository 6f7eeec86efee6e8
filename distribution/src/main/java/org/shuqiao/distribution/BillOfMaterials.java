package org.shuqiao.distribution;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Evidence;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.component.evidence.Occurrence;
import org.cyclonedx.parsers.JsonParser;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.distribution.Origin.Licence;

/**
 * The bill of materials of an archive: each of its jars once, a NAR with the jars in it.
 *
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>
 */
final class BillOfMaterials {

    private final LicenceChoices choices = new LicenceChoices();

    /**
     * Lists the jars.
     *
     * @param at the time of what the archive was made of, not of the making: the same inputs make the same bytes
     */
    Bom of(List<ShippedJar> jars, String version, Instant at) throws MalformedPackageURLException {
        Bom bom = new Bom();
        StringBuilder digests = new StringBuilder();
        for (ShippedJar jar : jars) {
            bom.addComponent(component(jar));
            digests.append(jar.sha256()).append(' ').append(jar.place()).append('\n');
        }
        bom.setSerialNumber("urn:uuid:" + UUID.nameUUIDFromBytes(digests.toString().getBytes(StandardCharsets.UTF_8)));
        bom.setVersion(1);
        Component platform = new Component();
        platform.setType(Component.Type.APPLICATION);
        platform.setGroup(Origin.OWN);
        platform.setName("shuqiao");
        platform.setVersion(version);
        platform.setBomRef("shuqiao");
        platform.setLicenses(choices.of(List.of(new Licence("Apache-2.0", ""))));
        Metadata about = new Metadata();
        about.setTimestamp(Date.from(at));
        about.setComponent(platform);
        bom.setMetadata(about);
        return bom;
    }

    /** @return the bill as JSON, valid by the schema of CycloneDX 1.6 */
    static String json(Bom bom) throws GeneratorException, IOException {
        String json = BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString(true);
        for (ParseException fault : new JsonParser().validate(json, Version.VERSION_16)) {
            throw new CodedException(DistributionCode.BILL_INVALID, fault.getMessage());
        }
        return json + "\n";
    }

    private Component component(ShippedJar jar) throws MalformedPackageURLException {
        Origin origin = jar.origin();
        Component component = new Component();
        component.setType(Component.Type.LIBRARY);
        component.setBomRef(jar.place());
        component.setGroup(origin.group());
        component.setName(origin.name());
        component.setVersion(origin.version());
        component.setHashes(List.of(new Hash(Hash.Algorithm.SHA_256, jar.sha256())));
        component.setLicenses(choices.of(origin.licences()));
        TreeMap<String, String> qualifiers = new TreeMap<>();
        qualifiers.put("type", jar.type());
        if (!origin.classifier().isEmpty()) {
            qualifiers.put("classifier", origin.classifier());
        }
        component.setPurl(new PackageURL("maven", origin.group(), origin.name(), origin.version(), qualifiers, null));
        Occurrence occurrence = new Occurrence();
        occurrence.setLocation(jar.place());
        Evidence evidence = new Evidence();
        evidence.addOccurrence(occurrence);
        component.setEvidence(evidence);
        for (ShippedJar each : jar.within()) {
            component.addComponent(component(each));
        }
        return component;
    }
}

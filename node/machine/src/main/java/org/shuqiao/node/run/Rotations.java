package org.shuqiao.node.run;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.folder.NodeSettings;
import org.shuqiao.node.key.KeyPlace;
import org.shuqiao.node.protocol.Rotation;
import org.shuqiao.node.remote.PlatformClient;

/**
 * Lets a new key follow the department's key. The rotation is kept in the folder until the platform has it, so that
 * whatever breaks off in between is taken up again.
 */
public final class Rotations {

    private Rotations() { }

    /**
     * Certifies a new key with the newest one.
     *
     * @param place where the new key is kept
     * @param overlap how long both keys count
     */
    public static Rotation begin(NodeFolder folder, SigningKey old, SigningKey next, KeyPlace place, Duration overlap,
            Clock clock) {
        if (folder.pendingRotation().isPresent()) {
            throw new CodedException(NodeCode.ROTATION_PENDING);
        }
        OffsetDateTime from = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        Rotation rotation = Rotation.sign(folder.settings().department(), old, next, from, from.plus(overlap));
        folder.savePendingRotation(rotation.bytes());
        folder.save(folder.settings().with(new NodeSettings.Held(next.verification(), place, from)));
        return rotation;
    }

    /** Hands over what the platform does not have yet. */
    public static void post(NodeFolder folder, PlatformClient platform) {
        folder.pendingRotation().map(Rotation::parse).ifPresent(rotation -> {
            platform.rotate(rotation);
            folder.dropPendingRotation();
        });
    }
}

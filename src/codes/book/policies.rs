//! Calls that Teams did not deliver: bots, recorders, policies and time limits in the pages of Teams Direct Routing.

use super::book;
use crate::codes::sources::{SIP_403, SIP_408, SIP_480, SIP_486, SIP_503, SIP_CODES};

book! {
    /// Policies of the tenant.
    pub(super) static POLICIES: Inferred, SIP_403;

    [403/10199] "Private calling disabled" {
        meaning: "The callee is not allowed to take private calls.",
        cause "The setting for private calls is off in the calling policy of the callee." {
            operator: "Choose another target.",
            administrator: "Turn on private calls in that policy, if they are meant to be allowed.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget ordinary,
    }

    [403/10500, any/10500] "Location-based routing forbids it" {
        meaning: "Location-based routing does not let this participant join the call.",
        cause "Toll bypass is restricted at the place of one participant, so that a telephone and this participant may not be in one call." {
            operator: "Choose another target.",
        }
        cause "Location-based routing is set up wrongly." {
            administrator: "Check the sites, the subnets and the trunks of location-based routing.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget ordinary,
    }

    [480/10191, any/10191] "Voicemail disabled in policy" {
        meaning: "The call was to go to voicemail, which the callee's calling policy forbids.",
        cause "The callee did not take the call, and voicemail for inbound calls is not enabled in the calling policy." {
            operator: "Choose another target, or try later.",
            administrator: "Set voicemail to enabled or user controlled in that policy, if it is wanted.",
        }
        retry: Later,
        decision: NoAnswer OtherTarget ordinary,
        source: SIP_480,
    }
}

book! {
    /// Bots and recorders.
    pub(super) static BOTS: Inferred, SIP_503;

    [480/10140, any/10140] "Bot rejected the call: no settings" {
        meaning: "The call to the bot was rejected because its settings are missing.",
        cause [ToApp] "The bot is not provisioned for calls, or not completely." {
            operator: "Choose another target.",
            developer: "Check the registration of the bot, its Teams channel and its calling option.",
            administrator: "If all of it is right, ask Microsoft's support.",
        }
        retry: AfterChange,
        decision: Unreachable OtherTarget incident,
        source: SIP_480,
    }

    [503/10320, any/10320] "Bot unreachable" {
        meaning: "The called bot could not be reached, or did not answer in time.",
        cause [ToApp] "The webhook of the bot is down, slow or wrong." {
            operator: "Try later or choose another target.",
            developer: "Check the webhook address of the bot and its log; respond to the notification at once.",
        }
        cause [ToApp] "The bot is one of Microsoft's, such as the built-in recording." {
            administrator: "Ask Microsoft's support.",
        }
        retry: Later,
        decision: Unreachable Later incident,
    }

    [486/10321, any/10321] "Bot busy" {
        meaning: "The called bot rejected the call because it is busy.",
        cause [ToApp] "It has as many calls as it takes, or its app rejects with that reason." {
            operator: "Try later or choose another target.",
            developer: "If it is not meant, check why the bot rejects the call.",
        }
        retry: Later,
        decision: Busy Later ordinary,
        source: SIP_486,
    }

    [403/10553, any/10553] "Required recorder failed" {
        meaning: "The participant was dropped because a recorder that its policy requires could not join.",
        cause "The recorder bot is not provisioned, is down, or refused the invitation." {
            operator: "Choose another target.",
            administrator: "Check the recording policy of the user, and the recorder with the partner that provides it.",
            developer: "If the recorder is yours, check that it answers the invitation within 5 seconds.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
        source: SIP_403,
    }
}

book! {
    /// Time limits.
    pub(super) static LIMITS: Inferred, SIP_408;

    [408/0] "Establishment timeout" {
        meaning: "The call was ended because its media was not connected within 90 seconds.",
        cause [BeforeEstablished] "The network between a client and Teams blocks or loses media." {
            operator: "Call again, from another network if it recurs.",
            administrator: "Check that the client's network opens the ports and addresses of Teams media.",
        } from SIP_CODES
        cause [AppHostedMedia] "The media port of the bot cannot be reached." {
            developer: "Check the public address and the media port of the bot from outside.",
        }
        retry: Later,
        decision: Media Later incident,
    }
}

//! Failures that people have reported: documented nowhere, or only once.

use super::book;
use crate::codes::sources::{
    ACS_CALLING_56, CALL_CANCEL, CALL_PLAY_PROMPT, CALL_RECORD, COMMS_SAMPLES_126, COMMS_SAMPLES_377,
    COMMS_SAMPLES_410, COMMS_SAMPLES_433, COMMS_SAMPLES_464, COMMS_SAMPLES_474, COMMS_SAMPLES_532,
    COMMS_SAMPLES_664, COMMS_SAMPLES_667, COMMS_SAMPLES_742, COMMS_SAMPLES_744, COMMS_SAMPLES_822,
    COMMS_SAMPLES_855, COMMS_SAMPLES_861, DOCS_CONTRIB_63, MSTEAMS_DOCS_1930, PARTICIPANT_INVITE,
    REPORTS_10391, TEAMS_SAMPLES_1339,
};

book! {
    /// Results of media actions in Graph's own pages.
    pub(super) static MEDIA_ACTIONS: Documented, CALL_RECORD;

    [200/8515] "Max Record Duration Reached" {
        meaning: "The recording ended because it had reached its longest duration.",
        cause "`maxRecordDurationInSeconds` ran out." {
            developer: "Give a longer duration next time if more is needed.",
        }
        retry: No,
        decision: none,
    }

    [200/0] "Success" {
        meaning: "The action was carried out without error.",
        cause "It completed as it should." {
            operator: "Nothing.",
        }
        retry: No,
        decision: none,
        source: CALL_PLAY_PROMPT,
    }

    [400/8508] "Operation Canceled" {
        meaning: "The action was cancelled before it was done.",
        cause "Media processing was cancelled, or the call ended." {
            developer: "Start the action again if it is still wanted.",
        }
        retry: Later,
        decision: Unknown Later ordinary,
        source: CALL_CANCEL,
    }
}

book! {
    /// The bot's media.
    pub(super) static MEDIA: Observed, COMMS_SAMPLES_664;

    [500/1999, any/1999] "Server Internal Error" {
        meaning: "The service ended an established call because of a fault of its own.",
        cause "Not known; reported for calls that had worked for a while." {
            operator: "Call again.",
            developer: "If it recurs, give the id and the chain id of the call to Microsoft's support.",
        }
        retry: Later,
        decision: Service Later incident,
        source: COMMS_SAMPLES_742,
    }

    [500/1004, any/1004] "IceConnectivityChecksFailed" {
        meaning: "The call was ended because no media path to the bot was found (ICE).",
        cause [AppHostedMedia] "The media ports of the bot cannot be reached: a firewall blocks them, or the NAT or the load balancer maps them to another machine." {
            operator: "Reach the person in another way: calls of this bot fail until its network is mended.",
            developer: "Open the media port (TCP) and the UDP range of the media platform from outside, and map the public port of each instance to that instance alone.",
        }
        cause [AppHostedMedia] "The public address that the media platform announces is not the address of the machine, such as that of a tunnel for web traffic." {
            developer: "Set the public IP address and port of the instance in the media platform's settings; such a tunnel carries no media.",
        }
        cause "The network of a participant blocks UDP." {
            operator: "Call again from another network.",
            administrator: "Open the ports and addresses that Microsoft lists for Teams media.",
        }
        retry: AfterChange,
        decision: Media No incident,
        source: MSTEAMS_DOCS_1930,
    }

    [500/2019, any/2019] "MediaProcessorShutdown" {
        meaning: "The call was ended because the service that processes its media was shut down.",
        cause "Not known; reported for bots that host their own media and left meetings after some seconds." {
            operator: "Join or call again.",
            developer: "If it recurs, give the id and the chain id of the call to Microsoft's support.",
        }
        retry: Later,
        decision: Service Later incident,
        source: COMMS_SAMPLES_474,
    }

    [408/8544] "Callee not reached in time" {
        meaning: "The callee did not complete the call in time.",
        cause [ToApp] "The callee is a bot whose webhook can be reached, but not its media port; or it did not answer the call within 15 seconds." {
            operator: "Choose another target.",
            developer: "Check from outside the public address and the media port of the bot, and answer calls at once.",
        }
        cause [ToUser] "The devices of the person lost the network, or did not ring." {
            operator: "Try again in a moment, or choose another target.",
        }
        cause [ToApp] "The webhook address in the bot's registration is old, slow or wrong." {
            developer: "Check the webhook address in the Teams channel of the bot, and that it responds to each notification at once.",
        }
        retry: Later,
        decision: Unreachable OtherTarget ordinary,
        source: COMMS_SAMPLES_377,
    }

    [500/3002, 3002/7106, any/3002] "Bot media refused" {
        meaning: "The call was ended because the bot's media session could not be set up.",
        cause [AppHostedMedia] "The media certificate has expired, or does not cover the host name of the media address; a wildcard covers one level only." {
            operator: "Reach the person in another way: calls of this bot fail until it is mended.",
            developer: "Check the certificate, its names, its chain and its date, then restart the bot: it reads the certificate at its start only.",
        } from COMMS_SAMPLES_744
        cause [AppHostedMedia] "The media port cannot be reached from outside." {
            developer: "Connect to the public media port from outside; it must lead to this instance without TLS termination in between.",
        }
        retry: AfterChange,
        decision: Media No incident,
    }

    [500/3003, 3003/7106, any/3003] "Bot media refused" {
        meaning: "The call was ended because the bot's media session could not be set up.",
        cause [AppHostedMedia] "The media port of the bot cannot be reached from outside." {
            operator: "Reach the person in another way: calls of this bot fail until it is mended.",
            developer: "Check the public address, the port and its mapping from outside.",
        }
        cause [AppHostedMedia] "The media certificate does not fit, or the media library is too old for the service." {
            developer: "Check the names and the date of the certificate, and bring the media library up to date.",
        }
        retry: AfterChange,
        decision: Media No incident,
        source: TEAMS_SAMPLES_1339,
    }

    [500/7106, any/7106] "Bot did not take part" {
        meaning: "The call was ended because the bot failed to take part in it.",
        cause "The media of the bot or its webhook failed; the number before `#` in the `DiagCode` says which." {
            operator: "Reach the person in another way: calls of this bot fail until it is mended.",
            developer: "Look for errors of the media platform and of the webhook at that time; with 3002 check the certificate, with 3003 the media port.",
        }
        retry: AfterChange,
        decision: Media No incident,
        source: COMMS_SAMPLES_667,
    }

    [500/7112, any/7112] "Bot could not join" {
        meaning: "The call was ended because Microsoft's media controller could not add the bot to the conversation.",
        cause [AppHostedMedia] "The server certificate of the bot's media platform has expired or does not fit: it is examined when the control connection is set up." {
            operator: "Reach the person in another way: calls of this bot fail until it is mended.",
            developer: "Renew the certificate for the media address, then restart the bot: it hands the certificate to the media platform at its start only.",
        } from COMMS_SAMPLES_464
        cause [AppHostedMedia] "The control connection to the media platform cannot be set up: the public media address or port is wrong, or a tunnel does not carry TCP." {
            developer: "Connect to the public media port from outside; a local bot needs a TCP tunnel for media beside the one for its webhook.",
        }
        cause [AppHostedMedia] "The media library is too old for the service." {
            developer: "Bring the media library up to date: old versions are refused.",
        }
        retry: AfterChange,
        decision: Media No incident,
        source: COMMS_SAMPLES_126,
    }

    [500/7117, any/7117] "Bot media failed" {
        meaning: "The call was ended because of the bot's media platform.",
        cause [AppHostedMedia] "The media library is too old for the service." {
            operator: "Reach the person in another way: calls of this bot fail until it is mended.",
            developer: "Bring the media library up to date.",
        }
        cause [AppHostedMedia] "One of several instances of the bot cannot be reached, so that it fails at times." {
            developer: "Check the public media address and port of each instance, and remove those that were shut down.",
        }
        retry: AfterChange,
        decision: Media No incident,
        source: COMMS_SAMPLES_532,
    }

    [500/1203002, any/1203002] "Bot media refused" {
        meaning: "The call was ended because the bot's media session could not be set up.",
        cause [AppHostedMedia] "The media certificate is not trusted, has expired, or does not cover the media address." {
            operator: "Reach the person in another way: calls of this bot fail until it is mended.",
            developer: "Fetch the certificate from the public media port and check its names, chain and date, then restart the bot.",
        } from COMMS_SAMPLES_855
        cause [AppHostedMedia] "The media port leads to no instance, or to a proxy that ends TLS." {
            developer: "Let the public media port of each instance lead to that instance, without TLS termination in between.",
        }
        retry: AfterChange,
        decision: Media No incident,
        source: COMMS_SAMPLES_861,
    }

    [500/1203003, any/1203003] "Bot media refused" {
        meaning: "The call was ended because the bot's media session could not be set up.",
        cause [AppHostedMedia] "The media port of the bot cannot be reached from outside." {
            operator: "Reach the person in another way: calls of this bot fail until it is mended.",
            developer: "Check the public address, the port and its mapping from outside.",
        }
        cause [AppHostedMedia] "The media certificate does not fit, or the media library is too old for the service." {
            developer: "Check the names and the date of the certificate, and bring the media library up to date.",
        }
        retry: AfterChange,
        decision: Media No incident,
        source: COMMS_SAMPLES_822,
    }

    [400/2203, any/2203] "Bad Request" {
        meaning: "The call was ended because something in its set-up was not accepted.",
        cause [AppHostedMedia] "The libraries of the bot do not fit together, or are too old for the service." {
            operator: "Reach the person in another way: calls of this bot fail until it is mended.",
            developer: "Bring all calling and media libraries to one current version.",
        }
        cause "The registration of the bot is incomplete." {
            developer: "Compare the registration and the media settings with those of a working sample.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
        source: COMMS_SAMPLES_433,
    }
}

book! {
    /// Adding telephones and people to a call.
    pub(super) static ADDING: Observed, COMMS_SAMPLES_410;

    [412/10073, any/10073] "No telephone content of the sponsor" {
        meaning: "The telephone could not be added because the participant on whose behalf it is called has no data for telephone calls.",
        cause "The bot is in the call as itself and not as an application instance with a telephone number and a licence." {
            operator: "Choose a target with Teams.",
            developer: "Let the call come from the application instance of the bot: call its number, or give it as the source of the call.",
            administrator: "Assign a number and a Teams Phone licence to the resource account of the bot.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }

    [403/10151, any/10151] "No telephone metadata" {
        meaning: "The telephone could not be called because the call lacks the data for it.",
        cause "The call was set up without an application instance that may call telephones." {
            operator: "Choose a target with Teams.",
            developer: "Let the call come from the application instance of the bot: call its number, or give it as the source of the call.",
            administrator: "Assign a number and a Teams Phone licence to the resource account of the bot.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }

    [403/10124, any/10124] "Caller not allowed to reach callee" {
        meaning: "The callee may not be called by this caller.",
        cause "The tenant of the callee does not allow calls from this kind of caller, such as from Azure Communication Services." {
            operator: "Choose another target.",
            administrator: "Allow the caller's service or tenant in the external access settings of Teams.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget ordinary,
        source: ACS_CALLING_56,
    }

    [580/5201, any/5201] "Invitation failed" {
        meaning: "The participant could not be added to the call.",
        cause "Seen in the messages of failed invitations; the cause is not documented." {
            operator: "Check that the target is signed in, then invite again.",
        }
        retry: Later,
        decision: Unreachable Later ordinary,
        source: PARTICIPANT_INVITE,
    }
}

book! {
    /// The way between the participants.
    pub(super) static SIGNALLING: Observed, DOCS_CONTRIB_63;

    [408/13025, any/13025] "Request Timeout" {
        meaning: "The call was ended because an answer did not come in time.",
        cause "Not known; one side or the network stopped answering." {
            operator: "Call again.",
            developer: "If it recurs, give the id and the chain id of the call to Microsoft's support.",
        }
        retry: Later,
        decision: Service Later incident,
    }

    [403/10391, any/10391] "Not enabled for voice" {
        meaning: "The call was refused because the target or its caller lacks the right to make it.",
        cause [ToTelephone] "The caller has no valid identity for telephone calls." {
            developer: "Let the call come from an application instance with a number.",
        }
        cause "The Teams user has no Teams Phone licence, or Enterprise Voice is off." {
            operator: "Choose another target.",
            administrator: "Check the Teams Phone licence and Enterprise Voice of both sides.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
        source: REPORTS_10391,
    }
}

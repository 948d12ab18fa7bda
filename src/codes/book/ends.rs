//! How calls end in the ordinary course: Graph's table of reasons.

use super::book;
use crate::codes::sources::{
    CALL_DELETE, COMMS_SAMPLES_343, COMMS_SAMPLES_744, DIRECT_ROUTING_9021, SIP_408, SIP_480,
};

book! {
    /// Ends that are no error.
    pub(super) static ENDS: Documented, CALL_DELETE;

    [200/4097, ok/4097] "Ended by the other side" {
        meaning: "Another participant ended the call.",
        cause "The other side hung up, or the organiser ended the meeting for everybody." {
            operator: "Call them back if the conversation was not finished; a transfer that was under way is not completed by this.",
        }
        retry: No,
        decision: CallerLeft No ordinary,
    }

    [200/4521, ok/4521] "Peer left" {
        meaning: "The other participant of the peer-to-peer call ended it.",
        cause "They hung up, or closed the program with which they were calling." {
            operator: "Call them back if the conversation was not finished.",
        }
        retry: No,
        decision: CallerLeft No ordinary,
    }

    [200/5000, 0/5000, ok/5000] "Removed" {
        meaning: "The participant was removed from the conversation by another one.",
        cause "Somebody with the right to do so removed it from the call." {
            operator: "Ask the organiser if this was not meant.",
        }
        retry: No,
        decision: ConversationEnded No ordinary,
    }

    [200/5001, ok/5001] "Conversation ended" {
        meaning: "The conversation has ended.",
        cause "It ended for all participants; the code does not say who ended it." {
            operator: "Call back if the conversation was not finished.",
        }
        retry: No,
        decision: ConversationEnded No ordinary,
    }

    [200/5002, ok/5002] "All others left" {
        meaning: "The conversation ended because all others had left.",
        cause "Only this participant was still there." {
            operator: "Call back if the conversation was not finished.",
        }
        retry: No,
        decision: ConversationEnded No ordinary,
    }

    [200/5003, ok/5003] "Conversation ended" {
        meaning: "The conversation has ended.",
        cause "It ended for all participants; the code does not say who ended it." {
            operator: "Call back if the conversation was not finished.",
        }
        retry: No,
        decision: ConversationEnded No ordinary,
    }

    [200/5007, ok/5007] "Initiator left" {
        meaning: "The conversation ended because its initiator left the group call.",
        cause "A group call of this kind lives as long as its initiator is in it." {
            operator: "Start a new call if it should go on.",
        }
        retry: No,
        decision: ConversationEnded No ordinary,
    }

    [200/5010, ok/5010] "One participant remained" {
        meaning: "The conversation ended because only one participant was left in it.",
        cause "All others had left." {
            operator: "Call back if the conversation was not finished.",
        }
        retry: No,
        decision: ConversationEnded No ordinary,
    }

    [200/5012, ok/5012] "Empty roster" {
        meaning: "The conversation ended because no participant was in it.",
        cause "All invitations failed, or all participants had left." {
            operator: "Invite somebody again if the call is still wanted.",
        }
        retry: No,
        decision: ConversationEnded No ordinary,
    }

    [200/5013, ok/5013] "No one joined" {
        meaning: "The conversation ended because no one else joined the group call.",
        cause "The invited people did not answer in time." {
            operator: "Invite them again, or reach them in another way.",
        }
        retry: Later,
        decision: ConversationEnded Later ordinary,
    }

    [200/5014, ok/5014] "No host" {
        meaning: "The conversation ended because no participant could be its host.",
        cause "No participant was left who may host the call." {
            operator: "Start it again with a participant who may host it.",
        }
        retry: AfterChange,
        decision: ConversationEnded No ordinary,
    }

    [200/5020, ok/5020] "Only hidden participants" {
        meaning: "The conversation ended because only hidden participants, such as bots, were left.",
        cause "All people had left." {
            operator: "Call back if the conversation was not finished.",
        }
        retry: No,
        decision: ConversationEnded No ordinary,
    }

    [200/5030, ok/5030] "Breakout time over" {
        meaning: "The conversation ended because the time of the breakout room was over.",
        cause "The room had been opened for a limited time." {
            operator: "Go on in the meeting itself.",
        }
        retry: No,
        decision: ConversationEnded No ordinary,
    }

    [200/5300, 0/5300, ok/5300] "Removed" {
        meaning: "The participant was removed from the conversation by another one.",
        cause "A person, a bot or an administrator removed it from the call." {
            operator: "Ask the organiser if this was not meant.",
        }
        retry: No,
        decision: ConversationEnded No ordinary,
    }

    [200/5855, ok/5855] "Lobby time over" {
        meaning: "The participant was removed from the lobby after waiting too long.",
        cause "No presenter admitted it in time." {
            operator: "Ask a presenter to be ready to admit, then join again.",
        }
        retry: Later,
        decision: ConversationEnded Later ordinary,
    }

    [200/7000, 0/7000] "Ended by the bot" {
        meaning: "Your app, or another bot, ended the call.",
        cause "An ordinary hang-up by an application; it says nothing about a transfer." {
            operator: "If a transfer was under way, ask the target whether the caller arrived before you call back.",
            developer: "Do not end a call after you have started its transfer: Graph ends it when the transfer is complete.",
        }
        retry: No,
        decision: HungUpByApp No ordinary,
    }

    [200/10550, ok/10550] "Ended by the bot" {
        meaning: "A bot ended the conversation.",
        cause "An ordinary hang-up by an application; it says nothing about a transfer." {
            operator: "If a transfer was under way, ask the target whether the caller arrived before you call back.",
        }
        retry: No,
        decision: HungUpByApp No ordinary,
    }

    [200/18503, ok/18503] "Peer left" {
        meaning: "The other participant of the peer-to-peer call left the conversation.",
        cause "They hung up." {
            operator: "Call them back if the conversation was not finished.",
        }
        retry: No,
        decision: CallerLeft No ordinary,
    }

    [200/540000, 0/540000, ok/540000] "Ended by the caller's telephone" {
        meaning: "The call was ended on the telephone side; it had come from there.",
        cause "The caller hung up." {
            operator: "Call them back if the conversation was not finished.",
        }
        cause [DirectRouting] "The session border controller, or the provider behind it, cleared the call in the ordinary way." {
            telephony_engineer: "If callers complain of calls that break off, look in the controller's log for which side sent BYE.",
        }
        retry: No,
        decision: CallerLeft No ordinary,
    }

    [200/560000, 0/560000, ok/560000] "Ended by the called telephone" {
        meaning: "The call was ended on the telephone side, which had been called.",
        cause "The called person hung up." {
            operator: "Call them back if the conversation was not finished.",
        }
        cause [DirectRouting] "The session border controller, or the provider behind it, cleared the call in the ordinary way." {
            telephony_engineer: "If callers complain of calls that break off, look in the controller's log for which side sent BYE.",
        }
        retry: No,
        decision: CallerLeft No ordinary,
    }
}

book! {
    /// Ends that are an error.
    pub(super) static BREAKS: Documented, CALL_DELETE;

    [408/1106, any/1106] "Acceptance not acknowledged" {
        meaning: "The call was answered, but the answer was not acknowledged in time.",
        cause [DirectRouting] "The session border controller did not acknowledge the SIP 200 OK of Microsoft." {
            telephony_engineer: "Check the TLS connections of the controller to all of Microsoft's SIP addresses, and why it sends no ACK.",
        } from SIP_408
        cause "The network to the other side failed while the call was being connected." {
            operator: "Call again.",
            developer: "If it recurs, check that your webhook responds at once.",
        }
        retry: Later,
        decision: Service Later incident,
    }

    [408/8537, any/8537] "Keep Alive Timeout" {
        meaning: "The service ended the call because the app had not kept it alive.",
        cause "No `keepAlive` came for about 45 minutes: the app was restarted, or does not send it." {
            operator: "Call the transferee back.",
            developer: "Send `keepAlive` every 15 to 45 minutes, and go on with it after a restart.",
        }
        retry: AfterChange,
        decision: CallState No incident,
    }

    [408/10057, any/10057] "Callee silent" {
        meaning: "The callee's device stopped answering while the call was being set up.",
        cause "It lost its network, or its program was closed." {
            operator: "Try again in a moment, or choose another target.",
        }
        retry: Later,
        decision: Unreachable Later ordinary,
    }

    [410/301005, any/301005] "Media lost" {
        meaning: "The connection for sound and video was lost.",
        cause "A participant lost the network, or left without hanging up." {
            operator: "Call again, from another network if it recurs.",
        }
        cause [AppHostedMedia] "A firewall or address translation cut the media of the bot." {
            developer: "Check the UDP ports of the media platform, and how long the firewall keeps them open.",
        }
        retry: Later,
        decision: Media Later incident,
    }

    [480/10037, any/10037] "No callee endpoints" {
        meaning: "The callee is signed in nowhere, so there was nothing to ring.",
        cause [ToUser] "The person has not signed in to Teams for a long time." {
            operator: "Choose another target, or reach the person in another way.",
        } from SIP_480
        cause [ToUser] "The person is signed in, but Teams has lost the registration of the device." {
            operator: "Ask the person to sign out of Teams and in again; choose another target until then.",
            administrator: "If it recurs after the new sign-in, ask Microsoft's support.",
        } from SIP_480
        cause [ToApp] "The target is a resource account that was given as a user; a resource account never signs in." {
            operator: "Choose another target.",
            developer: "Give a call queue or an auto attendant as `applicationInstance` or `application`, not as `user`.",
        }
        cause [DirectRouting] "The same host name of a session border controller is used in Teams and in Azure Communication Services." {
            telephony_engineer: "Give the controller a host name of its own for each of the two, and set up one of the trunks anew.",
            administrator: "Look for the host name in the Direct Routing of both services.",
        } from DIRECT_ROUTING_9021
        cause "The id is not that of the person: it belongs to another directory object or another tenant." {
            operator: "Check the target.",
        }
        retry: AfterChange,
        decision: Unreachable OtherTarget ordinary,
    }

    [480/10076, any/10076] "Callee unreachable" {
        meaning: "The callee is signed in, but none of the devices took the call.",
        cause "The devices are asleep, offline or closed, and the push notification did not arrive." {
            operator: "Try again in a moment, or choose another target.",
        }
        cause [ToUser] "The Teams client is stale: restarting it was reported to help, and the same was seen after a change of the tenant in the client." {
            operator: "Ask the person to restart Teams.",
        } from COMMS_SAMPLES_343
        retry: Later,
        decision: Unreachable Later ordinary,
    }

    [480/10134, any/10134] "No route" {
        meaning: "The call was rejected because it could not be routed.",
        cause "Forwarding, the dial plan or the voice policy of the target leads nowhere." {
            operator: "Choose another target.",
            administrator: "Check the call routing and the calling policy of the target.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }

    [480/10199, any/10199] "Private calling disabled" {
        meaning: "The callee is not allowed to take private calls.",
        cause "The calling policy of the callee forbids them." {
            operator: "Choose another target.",
            administrator: "Turn on private calls in the calling policy of the callee, if they are meant to be allowed.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget ordinary,
    }

    [500/1005, any/1005] "Bot media failed" {
        meaning: "Microsoft's service could not exchange media with the bot.",
        cause [AppHostedMedia] "The media certificate of the bot has expired, or does not fit its media address." {
            operator: "Reach the person in another way: calls of this bot fail until it is mended.",
            developer: "Renew the certificate, then restart the bot: it reads the certificate at its start only.",
        } from COMMS_SAMPLES_744
        cause [AppHostedMedia] "The public media address or port is wrong, or a firewall is in between." {
            developer: "Check the public address, the port and its mapping, and the firewall from outside.",
        }
        retry: AfterChange,
        decision: Media No incident,
    }
}

//! How calls end in the ordinary course: Graph's table of reasons.

use super::book;
use crate::codes::sources::CALL_DELETE;

book! {
    /// Ends that are no error.
    pub(super) static ENDS: Documented, CALL_DELETE;

    [200/4097, ok/4097] "Ended by the other side" {
        meaning: "Another participant ended the call.",
        likely_cause: "The other side hung up, or the organiser ended the meeting for everybody.",
        what_to_do: "Nothing; if a transfer was under way, it was not completed by this.",
        retry: No,
    }

    [200/4521, ok/4521] "Peer left" {
        meaning: "The other participant of the peer-to-peer call ended it.",
        likely_cause: "They hung up, or closed the program with which they were calling.",
        what_to_do: "Nothing; call them back if the conversation was not finished.",
        retry: No,
    }

    [200/5000, 0/5000, ok/5000] "Removed" {
        meaning: "The participant was removed from the conversation by another one.",
        likely_cause: "Somebody with the right to do so took it out of the call.",
        what_to_do: "Nothing; ask the organiser if this was not meant.",
        retry: No,
    }

    [200/5001, ok/5001] "Conversation ended" {
        meaning: "The conversation has ended.",
        likely_cause: "It ended for all participants.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [200/5002, ok/5002] "All others left" {
        meaning: "The conversation ended because everybody else had left.",
        likely_cause: "Only this participant was still there.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [200/5003, ok/5003] "Conversation ended" {
        meaning: "The conversation has ended.",
        likely_cause: "It ended for all participants.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [200/5007, ok/5007] "Initiator left" {
        meaning: "The conversation ended because the one who had started the group call left.",
        likely_cause: "A group call of this kind lives as long as its initiator is in it.",
        what_to_do: "Nothing; start a new call if it should go on.",
        retry: No,
    }

    [200/5010, ok/5010] "One participant remained" {
        meaning: "The conversation ended because only one participant was left in it.",
        likely_cause: "Everybody else had left.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [200/5012, ok/5012] "Empty roster" {
        meaning: "The conversation ended because no participant was in it.",
        likely_cause: "All invitations came to nothing, or everybody had left.",
        what_to_do: "Nothing; invite somebody again if the call is still wanted.",
        retry: No,
    }

    [200/5013, ok/5013] "Nobody joined" {
        meaning: "The conversation ended because nobody else joined the group call.",
        likely_cause: "The invited people did not answer in time.",
        what_to_do: "Invite them again, or reach them in another way.",
        retry: Later,
    }

    [200/5014, ok/5014] "No host" {
        meaning: "The conversation ended because nobody could be its host.",
        likely_cause: "No participant was left who may host the call.",
        what_to_do: "Start it again with somebody who may host it.",
        retry: AfterChange,
    }

    [200/5020, ok/5020] "Only hidden participants" {
        meaning: "The conversation ended because only hidden participants, such as bots, were left.",
        likely_cause: "All people had left.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [200/5030, ok/5030] "Breakout time over" {
        meaning: "The conversation ended because the time of the breakout room was over.",
        likely_cause: "The room had been opened for a limited time.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [200/5300, 0/5300, ok/5300] "Removed" {
        meaning: "The participant was removed from the conversation by another one.",
        likely_cause: "A person, a bot or an administrator took it out of the call.",
        what_to_do: "Nothing; ask the organiser if this was not meant.",
        retry: No,
    }

    [200/5855, ok/5855] "Lobby time over" {
        meaning: "The participant was removed from the lobby after waiting too long.",
        likely_cause: "Nobody admitted it in time.",
        what_to_do: "Ask a presenter to be ready to admit, then join again.",
        retry: Later,
    }

    [200/7000, 0/7000] "Ended by the bot" {
        meaning: "Your app, or another bot, ended the call.",
        likely_cause: "An ordinary hang-up by an application; it says nothing about a transfer.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [200/10550, ok/10550] "Ended by the bot" {
        meaning: "A bot ended the conversation.",
        likely_cause: "An ordinary hang-up by an application.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [200/18503, ok/18503] "Peer left" {
        meaning: "The other participant of the peer-to-peer call left the conversation.",
        likely_cause: "They hung up.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [200/540000, 0/540000, ok/540000] "Ended by the caller's telephone" {
        meaning: "The call was ended on the telephone side, by the one who had called in.",
        likely_cause: "They hung up.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [200/560000, 0/560000, ok/560000] "Ended by the called telephone" {
        meaning: "The call was ended on the telephone side, by the one who had been called.",
        likely_cause: "They hung up.",
        what_to_do: "Nothing.",
        retry: No,
    }
}

book! {
    /// Ends that are an error.
    pub(super) static BREAKS: Documented, CALL_DELETE;

    [408/1106, any/1106] "Acceptance not acknowledged" {
        meaning: "The answer to the call was not acknowledged in time.",
        likely_cause: "The other side, or the network to it, failed while the call was being connected.",
        what_to_do: "Call again; if it recurs, check that the notification address answers quickly.",
        retry: Later,
    }

    [408/8537, any/8537] "Keep Alive Timeout" {
        meaning: "The service ended the call because the app had not kept it alive.",
        likely_cause: "No keep-alive request came for about 45 minutes.",
        what_to_do: "Send `keepAlive` every 15 to 45 minutes for long calls.",
        retry: AfterChange,
    }

    [408/10057, any/10057] "Callee silent" {
        meaning: "The callee's device stopped answering while the call was being set up.",
        likely_cause: "It lost its network, or its program was closed.",
        what_to_do: "Try again when the person is connected, or choose another target.",
        retry: Later,
    }

    [410/301005, any/301005] "Media lost" {
        meaning: "The connection for sound and video was lost.",
        likely_cause: "A participant lost the network or left abruptly, or a firewall blocks media.",
        what_to_do: "Check the network between the participants and Microsoft, then call again.",
        retry: Later,
    }

    [480/10037, any/10037] "No callee endpoints" {
        meaning: "The callee is signed in nowhere, so there was nothing to ring.",
        likely_cause: "The person is not signed in to Teams, the id is wrong, or it is a resource account that wants another kind of identity.",
        what_to_do: "Check the id; wait until the person is signed in, or choose another target; for a resource account use the identity `application` or `applicationInstance`.",
        retry: AfterChange,
    }

    [480/10076, any/10076] "Callee unreachable" {
        meaning: "The callee could not be reached.",
        likely_cause: "The person's Teams is known but not online.",
        what_to_do: "Try again later, or choose another target.",
        retry: Later,
    }

    [480/10134, any/10134] "No route" {
        meaning: "The call was rejected because it could not be routed.",
        likely_cause: "Routing rules, the dial plan or the voice policy know no way to the target.",
        what_to_do: "Check the target's voice routing and calling policy with its administrator.",
        retry: AfterChange,
    }

    [480/10199, any/10199] "Private calling disabled" {
        meaning: "The callee is not allowed to take private calls.",
        likely_cause: "The Teams calling policy of the person forbids them.",
        what_to_do: "Ask the administrator to allow private calls, or choose another target.",
        retry: AfterChange,
    }

    [500/1005, any/1005] "Bot media failed" {
        meaning: "Microsoft's service could not exchange media with the bot.",
        likely_cause: "The bot's media address, port or certificate is wrong, or a firewall is in between.",
        what_to_do: "Check the media platform's public address, ports and certificate, then call again.",
        retry: AfterChange,
    }
}
